// references: OpenAI
var client = new OpenAI.OpenAIClient("k");
var chat = client.GetChatClient(Ids.Chat);
static class Ids { public static readonly string Chat = "gpt-4o"; } //! model gpt-4o field selected
