// sdk: Semantic Kernel
// shows: the filter is registered in the kernel builder's services
// references: Microsoft.SemanticKernel.Core, Microsoft.SemanticKernel.Connectors.OpenAI, Azure.AI.ContentSafety
// expect: gpt-4o: content-safety wired
using Azure.AI.ContentSafety;
using Microsoft.SemanticKernel;
using Microsoft.Extensions.DependencyInjection;

var builder = Kernel.CreateBuilder();
builder.AddOpenAIChatCompletion("gpt-4o", "key");
builder.Services.AddSingleton(new ContentSafetyClient(new Uri("https://x"), new Azure.AzureKeyCredential("k")));
builder.Services.AddSingleton<IPromptRenderFilter, SafetyFilter>();
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
