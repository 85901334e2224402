// sdk: Semantic Kernel
// shows: trap: a filter of automatic function calls sees no prompt
// references: Microsoft.SemanticKernel.Core, Microsoft.SemanticKernel.Connectors.OpenAI, Azure.AI.ContentSafety
// expect: gpt-4o: content-safety unguarded
using Azure.AI.ContentSafety;
using Microsoft.SemanticKernel;

var builder = Kernel.CreateBuilder();
builder.AddOpenAIChatCompletion("gpt-4o", "key");
var kernel = builder.Build();
kernel.AutoFunctionInvocationFilters.Add(new ToolFilter(new ContentSafetyClient(new Uri("https://x"), new Azure.AzureKeyCredential("k"))));
Console.WriteLine(await kernel.InvokePromptAsync(Console.ReadLine()));

sealed class ToolFilter(ContentSafetyClient safety) : IAutoFunctionInvocationFilter
{
    public async Task OnAutoFunctionInvocationAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next)
    {
        if (safety.AnalyzeText(context.Arguments.ToString()).Value.CategoriesAnalysis.Any(category => category.Severity > 2))
        {
            return;
        }

        await next(context);
    }
}
