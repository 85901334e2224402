// sdk: Semantic Kernel
// shows: trap: a direct call of the chat service passes the kernel's filters by
// references: Microsoft.SemanticKernel.Core, Microsoft.SemanticKernel.Connectors.OpenAI, Azure.AI.ContentSafety
// expect: gpt-4o: content-safety used-not-wired because filters do not run
using Azure.AI.ContentSafety;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

var builder = Kernel.CreateBuilder();
builder.AddOpenAIChatCompletion("gpt-4o", "key");
var kernel = builder.Build();
kernel.PromptRenderFilters.Add(new SafetyFilter(new ContentSafetyClient(new Uri("https://x"), new Azure.AzureKeyCredential("k"))));
var service = kernel.GetRequiredService<IChatCompletionService>();
var history = new ChatHistory("Be kind.");
history.AddUserMessage(Console.ReadLine());
Console.WriteLine((await service.GetChatMessageContentAsync(history, kernel: kernel)).Content);

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
