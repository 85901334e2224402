// references: OpenAI
//? binary: the compiler folds constants into their uses, so the use is what is left
var client = new OpenAI.OpenAIClient("k");
var chat = client.GetChatClient(Ids.Default); //! binary: model gpt-4o-mini literal selected
static class Ids { const string Base = "gpt-4o"; public const string Default = Base + "-mini"; } //! source,scan: model gpt-4o-mini const selected
