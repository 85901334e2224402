// sdk: Azure OpenAI
// shows: trap: the same, behind the type of the base class
// references: Azure.AI.OpenAI
// expect: content-safety used-not-wired because Azure
using Azure.AI.OpenAI;
using OpenAI.Chat;
using System.ClientModel;

global::OpenAI.OpenAIClient azure = new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("key"));
var chat = azure.GetChatClient("gpt-4o");
var moderation = azure.GetModerationClient("omni-moderation-latest");
var question = Console.ReadLine();
if ((await moderation.ClassifyTextAsync(question)).Value.Flagged)
{
    return;
}

Console.WriteLine((await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text);
