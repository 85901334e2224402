// sdk: Semantic Kernel
// shows: trap: the filter is added under a condition
// references: Microsoft.SemanticKernel.Core, Microsoft.SemanticKernel.Connectors.OpenAI, Azure.AI.ContentSafety
// expect: gpt-4o: content-safety used-not-wired
using Azure.AI.ContentSafety;
using Microsoft.SemanticKernel;

var builder = Kernel.CreateBuilder();
builder.AddOpenAIChatCompletion("gpt-4o", "key");
var kernel = builder.Build();
if (args.Length > 0)
{
    kernel.PromptRenderFilters.Add(new SafetyFilter(new ContentSafetyClient(new Uri("https://x"), new Azure.AzureKeyCredential("k"))));
}

Console.WriteLine(await kernel.InvokePromptAsync(Console.ReadLine()));

sealed class SafetyFilter(ContentSafetyClient safety) : IPromptRenderFilter
{
    public async Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next)
    {
        await next(context);
        var analysis = await safety.AnalyzeTextAsync(context.RenderedPrompt);
        if (analysis.Value.CategoriesAnalysis.Any(category => category.Severity >= 4))
        {
            throw new InvalidOperationException("not this");
        }
    }
}
