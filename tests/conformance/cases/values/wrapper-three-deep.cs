// references: OpenAI
new Outer("o1"); //! model o1 literal selected
class Outer { public Outer(string m) { Make(m); } static void Make(string id) => Inner.Make(id); }
static class Inner { public static object Make(string name) => new OpenAI.OpenAIClient("k").GetChatClient(name); }
