// sdk: Azure OpenAI
// shows: nothing in the code checks; the host's own filter is its default and no wiring
// references: Azure.AI.OpenAI
// expect: content-safety unguarded
using Azure.AI.OpenAI;
using OpenAI.Chat;
using System.ClientModel;

ChatClient chat = new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("key")).GetChatClient("gpt-4o");
Console.WriteLine((await chat.CompleteChatAsync(new UserChatMessage(Console.ReadLine()))).Value.Content[0].Text);
