// references: OpenAI
var chat = new OpenAI.Chat.ChatClient("gpt-4o", "k"); //! model gpt-4o literal selected
