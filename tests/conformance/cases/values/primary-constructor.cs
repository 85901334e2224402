// references: OpenAI
new Service("o1").Chat(); //! model o1 literal selected
class Service(string model) { public object Chat() => new OpenAI.OpenAIClient("k").GetChatClient(model); }
