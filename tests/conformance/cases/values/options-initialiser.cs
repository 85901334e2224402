// references: OpenAI
var client = new OpenAI.OpenAIClient("k");
var chat = client.GetChatClient(new Options().Model);
class Options { public string Model { get; set; } = "gpt-4o"; } //! model gpt-4o property-initialiser selected
