// references: OpenAI
var client = new OpenAI.OpenAIClient("k");
var chat = client.GetChatClient(Pick());
static string Pick() => "gpt-4o"; //! model gpt-4o return selected
