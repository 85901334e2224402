// sdk: Semantic Kernel
// shows: trap: a function filter looks at the result and leaves it in place
// references: Microsoft.SemanticKernel.Core, Microsoft.SemanticKernel.Connectors.OpenAI, Azure.AI.ContentSafety
// expect: gpt-4o: content-safety used-not-wired
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
        await next(context);
        var analysis = await safety.AnalyzeTextAsync(context.Result.GetValue<string>());
        if (analysis.Value.CategoriesAnalysis.Any(category => category.Severity >= 4))
        {
            Console.Error.WriteLine("bad result");
        }
    }
}
