// references: Azure.AI.OpenAI
var azure = new Azure.AI.OpenAI.AzureOpenAIClient(null, null);
var chat = azure.GetChatClient("gpt-4o"); //! model gpt-4o literal selected
