// references: OpenAI
var chat = new OpenAI.OpenAIClient("k").GetChatClient(OpenAIModels.Gpt4oMini); //! source,scan: model gpt-4o-mini enum selected
static class OpenAIModels { public static string Gpt4oMini => "gpt-4o-mini"; } //! model gpt-4o-mini return selected
//? binary: the name of a called property is not read
