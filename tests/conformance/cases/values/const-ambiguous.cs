// references: OpenAI
//? binary: the compiler folds constants into their uses, so the use is what is left
var client = new OpenAI.OpenAIClient("k");
var chat = client.GetChatClient(Ids.Chat); //! binary: model o1 literal selected
static class Ids { public const string Chat = "o1"; } //! source,scan: model o1 const selected
