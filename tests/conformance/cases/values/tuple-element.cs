// references: OpenAI
var settings = (Key: "k", Model: "o1"); //! source,scan: model o1 literal selected
var chat = new OpenAI.OpenAIClient(settings.Key).GetChatClient(settings.Model); //! binary: unknown model runtime-value
//? binary: the elements of a tuple are not followed in compiled code
