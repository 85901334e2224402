// references: OpenAI
var chat = new OpenAI.OpenAIClient("k").GetChatClient(new Options().Model); //! unknown Options.Model configuration
class Options { public string Model { get; set; } }
