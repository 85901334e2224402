using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace ChatApp;

/// <summary>One sentence for the ticket system, by a small hosted model.</summary>
public sealed class TicketSummary(string openAiKey)
{
    private readonly Kernel _kernel = Kernel.CreateBuilder()
        .AddOpenAIChatCompletion("gpt-4o-mini", openAiKey)
        .Build();

    public async Task<string> OfAsync(IEnumerable<ChatMessage> conversation)
    {
        var transcript = string.Join('\n', conversation.Select(message => $"{message.Role}: {message.Text}"));
        var summary = await _kernel.InvokePromptAsync("Summarise this conversation in one sentence:\n" + transcript);
        return summary.ToString();
    }
}
