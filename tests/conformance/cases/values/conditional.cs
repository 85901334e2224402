// references: OpenAI
var client = new OpenAI.OpenAIClient("k");
var chat = client.GetChatClient(args.Length > 0 ? "gpt-4o" : "gpt-4o-mini"); //! model gpt-4o conditional selected ; model gpt-4o-mini conditional selected
