// sdk: Semantic Kernel
// shows: trap: the filter exists and nobody registers it
// references: Microsoft.SemanticKernel.Core, Microsoft.SemanticKernel.Connectors.OpenAI, Azure.AI.ContentSafety
// expect: gpt-4o: content-safety unguarded
using Azure.AI.ContentSafety;
using Microsoft.SemanticKernel;

var builder = Kernel.CreateBuilder();
builder.AddOpenAIChatCompletion("gpt-4o", "key");
var kernel = builder.Build();
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
