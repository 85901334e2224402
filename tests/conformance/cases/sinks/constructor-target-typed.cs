// references: OpenAI
OpenAI.Chat.ChatClient chat = new("gpt-4o", "k"); //! model gpt-4o literal selected
