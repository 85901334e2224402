// references: OpenAI
var client = new OpenAI.OpenAIClient("k");
foreach (var id in new[] { "gpt-4o", "o1" }) client.GetChatClient(id); //! model gpt-4o collection-entry selected ; model o1 collection-entry selected
