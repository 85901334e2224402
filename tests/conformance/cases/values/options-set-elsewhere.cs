// references: OpenAI
var options = new Options { Model = "o1" }; //! model o1 literal selected
var chat = new OpenAI.OpenAIClient("k").GetChatClient(options.Model);
class Options { public string Model { get; set; } }
