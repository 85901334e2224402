var u = "https://contoso.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-06-01"; //! model gpt-4o url selected
Use(u);
static void Use(string text) => System.Console.WriteLine(text.Length);
