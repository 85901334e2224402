// references: OpenAI
//? binary: the compiler folds constants into their uses, so the use is what is left
var client = new OpenAI.OpenAIClient("k");
var chat = client.GetChatClient(Ids.Chat); //! binary: model gpt-4o literal selected
static class Ids { public const string Chat = "gpt-4o"; } //! source,scan: model gpt-4o const selected
