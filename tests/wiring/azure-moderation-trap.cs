// sdk: Azure OpenAI
// shows: trap: Azure OpenAI has no moderation; the client that it gives always throws
// references: Azure.AI.OpenAI
// expect: content-safety used-not-wired because Azure
using Azure.AI.OpenAI;
using OpenAI.Chat;
using System.ClientModel;

AzureOpenAIClient azure = new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("key"));
var chat = azure.GetChatClient("gpt-4o");
var moderation = azure.GetModerationClient("omni-moderation-latest");
var question = Console.ReadLine();
if ((await moderation.ClassifyTextAsync(question)).Value.Flagged)
{
    return;
}

Console.WriteLine((await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text);
