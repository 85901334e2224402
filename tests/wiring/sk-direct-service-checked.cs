// sdk: Semantic Kernel
// shows: a direct call of the chat service behind a check
// references: Microsoft.SemanticKernel.Core, Microsoft.SemanticKernel.Connectors.OpenAI, Azure.AI.ContentSafety
// expect: gpt-4o: content-safety wired
using Azure.AI.ContentSafety;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

var builder = Kernel.CreateBuilder();
builder.AddOpenAIChatCompletion("gpt-4o", "key");
var kernel = builder.Build();
var safety = new ContentSafetyClient(new Uri("https://x"), new Azure.AzureKeyCredential("k"));
var service = kernel.GetRequiredService<IChatCompletionService>();
var question = Console.ReadLine();
var analysis = await safety.AnalyzeTextAsync(question);
if (analysis.Value.CategoriesAnalysis.Any(category => category.Severity >= 4))
{
    return;
}

var history = new ChatHistory("Be kind.");
history.AddUserMessage(question);
Console.WriteLine((await service.GetChatMessageContentAsync(history, kernel: kernel)).Content);
