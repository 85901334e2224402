// references: OpenAI
var client = new OpenAI.OpenAIClient("k");
const string size = "mini";
var chat = client.GetChatClient($"gpt-4o-{size}"); //! model gpt-4o-mini literal selected
