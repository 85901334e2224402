// sdk: Semantic Kernel
// shows: a prompt is invoked, nothing checks it
// references: Microsoft.SemanticKernel.Core, Microsoft.SemanticKernel.Connectors.OpenAI, Azure.AI.ContentSafety
// expect: gpt-4o: content-safety unguarded
using Microsoft.SemanticKernel;

var builder = Kernel.CreateBuilder();
builder.AddOpenAIChatCompletion("gpt-4o", "key");
var kernel = builder.Build();
Console.WriteLine(await kernel.InvokePromptAsync(Console.ReadLine()));
