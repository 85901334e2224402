//? binary: the compiler folds constants into their uses, so the use is what is left
const string Model = "gpt-4o"; //! source,scan: model gpt-4o const selected
System.Console.WriteLine(Model); //! binary: model gpt-4o message mentioned
