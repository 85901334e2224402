// references: OpenAI
var client = new OpenAI.OpenAIClient("k");
var chat = client.GetChatClient(System.Environment.GetEnvironmentVariable("OPENAI_MODEL")); //! unknown OPENAI_MODEL environment
