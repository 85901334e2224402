// references: OpenAI
var chat = new OpenAI.OpenAIClient("k").GetChatClient(OpenAIModels.Gpt_4o); //! source,scan: model gpt-4o enum selected ; binary: model gpt-4o literal selected
static class OpenAIModels { public const string Gpt_4o = "gpt-4o"; public const string Gpt_4o_Mini = "gpt-4o-mini"; } //! source,scan: model gpt-4o const selected ; source,scan: model gpt-4o-mini const selected
//? binary: the compiler folds constants, so the use is all that is left
