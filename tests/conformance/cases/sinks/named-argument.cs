// references: OpenAI
var chat = new OpenAI.Chat.ChatClient(apiKey: "k", model: "o1"); //! model o1 literal selected
