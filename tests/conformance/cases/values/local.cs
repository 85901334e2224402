// references: OpenAI
var client = new OpenAI.OpenAIClient("k");
var id = "gpt-4o"; //! model gpt-4o local selected
var chat = client.GetChatClient(id);
