// references: OpenAI
var client = new OpenAI.OpenAIClient("k");
var chat = client.GetChatClient(Env("OPENAI_MODEL", "gpt-4o")); //! model gpt-4o default selected
static string Env(string name, string otherwise) => System.Environment.GetEnvironmentVariable(name) ?? otherwise; //! unknown OPENAI_MODEL environment
