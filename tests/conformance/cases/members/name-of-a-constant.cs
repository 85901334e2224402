// references: OpenAI
var chat = new OpenAI.OpenAIClient("k").GetChatClient(Defaults.Chat); //! binary: model gpt-4o literal selected
static class Defaults { public const string Chat = "gpt-4o"; } //! source,scan: model gpt-4o const selected
//? binary: the compiler folds constants, so the use is all that is left
