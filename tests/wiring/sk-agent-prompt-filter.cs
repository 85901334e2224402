// sdk: Semantic Kernel
// shows: trap: a prompt filter does not see an agent's messages
// references: Microsoft.SemanticKernel.Core, Microsoft.SemanticKernel.Connectors.OpenAI, Microsoft.SemanticKernel.Agents.Core, Azure.AI.ContentSafety
// expect: content-safety used-not-wired
using Azure.AI.ContentSafety;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Agents;

var builder = Kernel.CreateBuilder();
builder.AddOpenAIChatCompletion("gpt-4o", "key");
var kernel = builder.Build();
var safety = new ContentSafetyClient(new Uri("https://x"), new Azure.AzureKeyCredential("k"));
kernel.PromptRenderFilters.Add(new SafetyFilter(safety));
var agent = new ChatCompletionAgent { Name = "Helper", Instructions = "Be kind.", Kernel = kernel };
var question = Console.ReadLine();
await foreach (var item in agent.InvokeAsync(question))
{
    Console.WriteLine(item.Message.Content);
}

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
