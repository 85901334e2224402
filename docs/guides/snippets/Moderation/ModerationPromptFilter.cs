using Microsoft.SemanticKernel;
using OpenAI.Moderations;

/// <summary>Shows every prompt that a kernel renders to a moderation service, and stops it there when it is flagged.</summary>
internal sealed class ModerationPromptFilter : IPromptRenderFilter
{
    private readonly ModerationClient _moderation;

    public ModerationPromptFilter(ModerationClient moderation)
    {
        _moderation = moderation;
    }

    public async Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next)
    {
        // The prompt is complete only after the others have rendered it.
        await next(context);
        if (context.RenderedPrompt is { Length: > 0 } prompt && (await _moderation.ClassifyTextAsync(prompt)).Value.Flagged)
        {
            throw new InvalidOperationException("This prompt was flagged by moderation and was not sent.");
        }
    }
}
