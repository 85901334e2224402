// sdk: Semantic Kernel
// shows: the question is analysed before the agent is asked
// references: Microsoft.SemanticKernel.Core, Microsoft.SemanticKernel.Connectors.OpenAI, Microsoft.SemanticKernel.Agents.Core, Azure.AI.ContentSafety
// expect: content-safety wired
using Azure.AI.ContentSafety;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Agents;

var builder = Kernel.CreateBuilder();
builder.AddOpenAIChatCompletion("gpt-4o", "key");
var kernel = builder.Build();
var safety = new ContentSafetyClient(new Uri("https://x"), new Azure.AzureKeyCredential("k"));
var agent = new ChatCompletionAgent { Name = "Helper", Instructions = "Be kind.", Kernel = kernel };
var question = Console.ReadLine();
var analysis = await safety.AnalyzeTextAsync(question);
if (analysis.Value.CategoriesAnalysis.Any(category => category.Severity >= 4))
{
    return;
}

await foreach (var item in agent.InvokeAsync(question))
{
    Console.WriteLine(item.Message.Content);
}
