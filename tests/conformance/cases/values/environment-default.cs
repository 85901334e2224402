// references: OpenAI
var client = new OpenAI.OpenAIClient("k");
var chat = client.GetChatClient(System.Environment.GetEnvironmentVariable("OPENAI_MODEL") ?? "gpt-4o"); //! model gpt-4o default selected ; unknown OPENAI_MODEL environment
