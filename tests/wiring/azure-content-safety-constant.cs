// sdk: Azure OpenAI
// shows: trap: a constant is analysed
// references: Azure.AI.OpenAI, Azure.AI.ContentSafety
// expect: content-safety used-not-wired because a constant
using Azure;
using Azure.AI.ContentSafety;
using Azure.AI.OpenAI;
using OpenAI.Chat;
using System.ClientModel;

var chat = new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("key")).GetChatClient("gpt-4o");
var safety = new ContentSafetyClient(new Uri("https://x.cognitiveservices.azure.com"), new AzureKeyCredential("key"));
var question = Console.ReadLine();
var analysis = safety.AnalyzeText("hello");
if (analysis.Value.CategoriesAnalysis.Any(category => category.Severity > 0))
{
    return;
}

Console.WriteLine((await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text);
