// references: OpenAI
var options = new Options("o1"); //! model o1 literal selected
var chat = new OpenAI.OpenAIClient("k").GetChatClient(options.Model);
record Options(string Model);
