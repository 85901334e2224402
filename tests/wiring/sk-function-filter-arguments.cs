// sdk: Semantic Kernel
// shows: a function filter looks at the arguments before it goes on
// references: Microsoft.SemanticKernel.Core, Microsoft.SemanticKernel.Connectors.OpenAI, Azure.AI.ContentSafety
// expect: gpt-4o: content-safety wired
using Azure.AI.ContentSafety;
using Microsoft.SemanticKernel;

var builder = Kernel.CreateBuilder();
builder.AddOpenAIChatCompletion("gpt-4o", "key");
var kernel = builder.Build();
kernel.FunctionInvocationFilters.Add(new SafetyFilter(new ContentSafetyClient(new Uri("https://x"), new Azure.AzureKeyCredential("k"))));
var function = kernel.CreateFunctionFromPrompt("Summarise: {{$text}}");
Console.WriteLine(await kernel.InvokeAsync(function, new KernelArguments { ["text"] = Console.ReadLine() }));

sealed class SafetyFilter(ContentSafetyClient safety) : IFunctionInvocationFilter
{
    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        var analysis = await safety.AnalyzeTextAsync(context.Arguments["text"].ToString());
        if (analysis.Value.CategoriesAnalysis.All(category => category.Severity < 4))
        {
            await next(context);
        }
    }
}
