static bool IsNew(string id) => id == ModelNames.Gpt4o; //! binary: model gpt-4o comparison mentioned
System.Console.WriteLine(IsNew(args[0]));
static class ModelNames { public const string Gpt4o = "gpt-4o"; } //! source,scan: model gpt-4o const selected
//? binary: the compiler folds constants, so the use is all that is left
