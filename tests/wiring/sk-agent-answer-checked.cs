// sdk: Semantic Kernel
// shows: the agent's answer is collected and analysed before it is shown
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
var answer = "";
await foreach (var item in agent.InvokeAsync(question))
{
    answer += item.Message.Content;
}

var analysis = await safety.AnalyzeTextAsync(answer);
if (analysis.Value.CategoriesAnalysis.All(category => category.Severity < 4))
{
    Console.WriteLine(answer);
}
