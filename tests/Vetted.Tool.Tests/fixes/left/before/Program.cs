var azure = new Azure.AI.OpenAI.AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k"));
var chat = azure.GetChatClient("gpt-4o");
var all = new[] { "gpt-4o", "gpt-4o-mini", "gpt-4", "gpt-4-turbo" };
