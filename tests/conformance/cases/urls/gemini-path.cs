var u = "v1beta/models/gemini-1.5-pro:streamGenerateContent"; //! source,scan: model gemini-1.5-pro url selected
Use(u);
static void Use(string text) => System.Console.WriteLine(text.Length);
//? binary: a path without a host is not read in compiled text
