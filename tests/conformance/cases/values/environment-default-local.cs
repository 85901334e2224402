// references: OpenAI
var client = new OpenAI.OpenAIClient("k");
var id = System.Environment.GetEnvironmentVariable("OPENAI_MODEL") ?? "gpt-4o"; //! model gpt-4o default selected ; unknown OPENAI_MODEL environment
var chat = client.GetChatClient(id);
