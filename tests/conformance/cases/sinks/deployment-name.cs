// references: Azure.AI.OpenAI
//? scan: a word the catalog does not know is nothing without a binding that says it is a deployment
var azure = new Azure.AI.OpenAI.AzureOpenAIClient(null, null);
var chat = azure.GetChatClient("prod-chat"); //! source,binary: unknown prod-chat deployment
