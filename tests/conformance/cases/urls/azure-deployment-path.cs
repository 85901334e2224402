var u = System.Environment.MachineName + "/openai/deployments/gpt-4o/chat/completions"; //! source,scan: model gpt-4o url selected
Use(u);
static void Use(string text) => System.Console.WriteLine(text.Length);
//? binary: a path without a host is not read in compiled text
