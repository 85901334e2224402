// sdk: Semantic Kernel
// shows: an agent is asked, nothing checks
// references: Microsoft.SemanticKernel.Core, Microsoft.SemanticKernel.Connectors.OpenAI, Microsoft.SemanticKernel.Agents.Core, Azure.AI.ContentSafety
// expect: content-safety unguarded
using Azure.AI.ContentSafety;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Agents;

var builder = Kernel.CreateBuilder();
builder.AddOpenAIChatCompletion("gpt-4o", "key");
var kernel = builder.Build();
var safety = new ContentSafetyClient(new Uri("https://x"), new Azure.AzureKeyCredential("k"));
var agent = new ChatCompletionAgent { Name = "Helper", Instructions = "Be kind.", Kernel = kernel };
var question = Console.ReadLine();
await foreach (var item in agent.InvokeAsync(question))
{
    Console.WriteLine(item.Message.Content);
}
