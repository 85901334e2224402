// sdk: Azure OpenAI
// shows: trap: the analysis is counted for statistics only
// references: Azure.AI.OpenAI, Azure.AI.ContentSafety
// expect: content-safety used-not-wired
using Azure;
using Azure.AI.ContentSafety;
using Azure.AI.OpenAI;
using OpenAI.Chat;
using System.ClientModel;

var chat = new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("key")).GetChatClient("gpt-4o");
var safety = new ContentSafetyClient(new Uri("https://x.cognitiveservices.azure.com"), new AzureKeyCredential("key"));
var question = Console.ReadLine();
var severe = 0;
var analysis = await safety.AnalyzeTextAsync(question);
severe += analysis.Value.CategoriesAnalysis.Count(category => category.Severity >= 4);
Console.WriteLine(severe);
Console.WriteLine((await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text);
