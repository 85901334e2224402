// references: OpenAI
var client = new OpenAI.OpenAIClient("k");
var chat = client.GetChatClient(string.IsNullOrEmpty(args[0]) ? "gpt-4o" : args[0]); //! model gpt-4o default selected ; unknown args runtime-value
