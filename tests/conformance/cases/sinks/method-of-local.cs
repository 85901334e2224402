// references: OpenAI
var client = new OpenAI.OpenAIClient("k");
var chat = client.GetChatClient("gpt-4o"); //! model gpt-4o literal selected
var embedding = client.GetEmbeddingClient("text-embedding-3-small"); //! model text-embedding-3-small literal selected
