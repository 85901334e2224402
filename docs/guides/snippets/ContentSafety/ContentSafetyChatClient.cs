using System.Runtime.CompilerServices;
using Azure.AI.ContentSafety;
using Microsoft.Extensions.AI;

/// <summary>Shows every question and every answer to Azure AI Content Safety; what it finds severe goes no further.</summary>
internal sealed class ContentSafetyChatClient : DelegatingChatClient
{
    // 0 safe, 2 low, 4 medium, 6 high: what the service calls its default scale.
    private const int TooSevere = 4;
    private const int MostCharacters = 10_000;
    private const string Refusal = "I have no good answer to that.";
    private readonly ContentSafetyClient _safety;

    public ContentSafetyChatClient(IChatClient innerClient, ContentSafetyClient safety)
        : base(innerClient)
    {
        _safety = safety;
    }

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var conversation = messages.ToList();
        if (await IsHarmful(Question(conversation), cancellationToken))
        {
            return Refused();
        }

        var response = await base.GetResponseAsync(conversation, options, cancellationToken);
        return await IsHarmful(response.Text, cancellationToken) ? Refused() : response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Nothing is shown before all of it was looked at.
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    private static string Question(List<ChatMessage> messages)
    {
        return string.Join("\n", messages.Skip(messages.FindLastIndex(message => message.Role == ChatRole.Assistant) + 1).Select(message => message.Text));
    }

    private async Task<bool> IsHarmful(string text, CancellationToken cancellationToken)
    {
        // What is too long to be looked at in one piece is not let through unseen.
        if (text.Length > MostCharacters)
        {
            throw new InvalidOperationException($"A text of more than {MostCharacters} characters is not looked at, and goes nowhere.");
        }

        return text.Trim().Length > 0 && (await _safety.AnalyzeTextAsync(text, cancellationToken)).Value.CategoriesAnalysis.Any(category => category.Severity >= TooSevere);
    }

    private static ChatResponse Refused()
    {
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, Refusal)) { FinishReason = ChatFinishReason.ContentFilter };
    }
}
