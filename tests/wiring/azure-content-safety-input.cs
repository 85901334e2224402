// sdk: Azure OpenAI
// shows: Azure AI Content Safety looks at the question
// references: Azure.AI.OpenAI, Azure.AI.ContentSafety
// expect: content-safety wired
using Azure;
using Azure.AI.ContentSafety;
using Azure.AI.OpenAI;
using OpenAI.Chat;
using System.ClientModel;

var chat = new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("key")).GetChatClient("gpt-4o");
var safety = new ContentSafetyClient(new Uri("https://x.cognitiveservices.azure.com"), new AzureKeyCredential("key"));
var question = Console.ReadLine();
AnalyzeTextResult analysis = (await safety.AnalyzeTextAsync(question)).Value;
if (analysis.CategoriesAnalysis.Any(category => category.Severity >= 4))
{
    Console.WriteLine("no");
    return;
}

Console.WriteLine((await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text);
