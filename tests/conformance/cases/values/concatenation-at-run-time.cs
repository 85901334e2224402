// references: OpenAI
var client = new OpenAI.OpenAIClient("k");
var chat = client.GetChatClient("gpt-" + args[0]); //! unknown args runtime-value
