// sdk: Azure OpenAI
// shows: OpenAI's own moderation in front of Azure OpenAI
// references: Azure.AI.OpenAI
// expect: content-safety wired
using Azure.AI.OpenAI;
using OpenAI;
using OpenAI.Chat;
using System.ClientModel;

var chat = new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("key")).GetChatClient("gpt-4o");
var moderation = new OpenAIClient("key").GetModerationClient("omni-moderation-latest");
var question = Console.ReadLine();
if ((await moderation.ClassifyTextAsync(question)).Value.Flagged)
{
    return;
}

Console.WriteLine((await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text);
