// references: OpenAI
Make("o1"); //! model o1 literal selected
static object Make(string name) => new OpenAI.OpenAIClient("k").GetChatClient(name);
