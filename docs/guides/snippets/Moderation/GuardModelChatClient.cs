using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

/// <summary>Asks a guard model (such as Llama Guard, which answers "safe" or "unsafe") about every question before the model sees it.</summary>
internal sealed class GuardModelChatClient : DelegatingChatClient
{
    private readonly IChatClient _guard;

    public GuardModelChatClient(IChatClient innerClient, IChatClient guard)
        : base(innerClient)
    {
        _guard = guard;
    }

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var conversation = messages.ToList();
        await ThrowIfUnsafe(conversation, cancellationToken);
        return await base.GetResponseAsync(conversation, options, cancellationToken);
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var conversation = messages.ToList();
        await ThrowIfUnsafe(conversation, cancellationToken);
        await foreach (var update in base.GetStreamingResponseAsync(conversation, options, cancellationToken))
        {
            yield return update;
        }
    }

    private async Task ThrowIfUnsafe(List<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var question = string.Join("\n", messages.Skip(messages.FindLastIndex(message => message.Role == ChatRole.Assistant) + 1).Select(message => message.Text));
        var verdict = await _guard.GetResponseAsync(new ChatMessage(ChatRole.User, question), cancellationToken: cancellationToken);

        // Whatever is not plainly "safe" counts as unsafe: a guard that rambles has not cleared anything.
        if (!verdict.Text.Trim().Equals("safe", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException("The guard model did not clear this question.");
        }
    }
}
