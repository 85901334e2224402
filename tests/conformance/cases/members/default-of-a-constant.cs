var model = args.Length > 0 ? args[0] : null;
Ask(model ?? ModelNames.Claude35Sonnet); //! source,scan: model claude-3-5-sonnet-20241022 enum selected
static void Ask(string id) => System.Console.WriteLine(id);
static class ModelNames { public const string Claude35Sonnet = "claude-3-5-sonnet-20241022"; } //! source,scan: model claude-3-5-sonnet-20241022 const selected
//? binary: the compiler folds constants, and an argument of a method that only prints is a message
