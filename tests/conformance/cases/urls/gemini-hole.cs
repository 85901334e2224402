var model = "gemini-1.5-pro"; //! source,scan: model gemini-1.5-pro local selected
var u = $"https://generativelanguage.googleapis.com/v1beta/models/{model}:generateContent";
Use(u);
static void Use(string text) => System.Console.WriteLine(text.Length);
//? binary: the hole of an address is not followed in compiled code
