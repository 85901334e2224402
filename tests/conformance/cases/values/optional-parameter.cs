// references: OpenAI
//? binary: an omitted argument is written into the call
Chat(); //! binary: model gpt-4o literal selected
static object Chat(string id = "gpt-4o") => new OpenAI.OpenAIClient("k").GetChatClient(id); //! source,scan: model gpt-4o default selected
