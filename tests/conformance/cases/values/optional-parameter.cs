// references: OpenAI
Chat();
static object Chat(string id = "gpt-4o") => new OpenAI.OpenAIClient("k").GetChatClient(id); //! model gpt-4o default selected
