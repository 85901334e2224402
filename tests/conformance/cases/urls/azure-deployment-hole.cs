var deployment = "gpt-4o-mini"; //! model gpt-4o-mini local selected
var u = $"https://contoso.openai.azure.com/openai/deployments/{deployment}/chat/completions";
Use(u);
static void Use(string text) => System.Console.WriteLine(text.Length);
