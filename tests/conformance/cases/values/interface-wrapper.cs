// references: OpenAI
IFactory factory = new Factory();
factory.Make("o1"); //! model o1 literal selected
interface IFactory { object Make(string id); }
class Factory : IFactory { public object Make(string id) => new OpenAI.OpenAIClient("k").GetChatClient(id); }
