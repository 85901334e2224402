// references: OpenAI
//? binary: the compiler folds constants into their uses, so the use is what is left
var client = new OpenAI.OpenAIClient("k");
const string id = "o1"; //! source,scan: model o1 const selected
var chat = client.GetChatClient(id); //! binary: model o1 literal selected
