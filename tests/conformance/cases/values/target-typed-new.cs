// references: OpenAI
var client = Make(new("gpt-4o")); //! model gpt-4o literal selected
static object Make(Settings settings) => new OpenAI.OpenAIClient("k").GetChatClient(settings.Model);
record Settings(string Model);
