// references: OpenAI
var chat = new OpenAI.OpenAIClient("k").GetChatClient("gpt-4o-mini"); //! model gpt-4o-mini literal selected
