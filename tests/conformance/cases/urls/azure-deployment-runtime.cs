var u = $"https://contoso.openai.azure.com/openai/deployments/{System.Environment.GetEnvironmentVariable("AZURE_DEPLOYMENT")}/chat/completions"; //! source,scan: unknown AZURE_DEPLOYMENT environment
Use(u);
static void Use(string text) => System.Console.WriteLine(text.Length);
//? binary: the hole of an address is not followed in compiled code
