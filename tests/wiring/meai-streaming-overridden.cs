// sdk: Microsoft.Extensions.AI
// shows: both halves of the delegating client check
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety wired
using Microsoft.Extensions.AI;
using OpenAI.Moderations;
var moderation = new ModerationClient("omni-moderation-latest", "key");
IChatClient chat = new ModeratedChatClient(new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient(), moderation);
await foreach (var update in chat.GetStreamingResponseAsync(Console.ReadLine()))
{
    Console.Write(update.Text);
}

sealed class ModeratedChatClient(IChatClient inner, ModerationClient moderation) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default)
    {
        if ((await moderation.ClassifyTextAsync(string.Join("\n", messages.Select(message => message.Text)), cancellationToken)).Value.Flagged)
        {
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, "no"));
        }

        return await base.GetResponseAsync(messages, options, cancellationToken);
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if ((await moderation.ClassifyTextAsync(string.Join("\n", messages.Select(message => message.Text)), cancellationToken)).Value.Flagged)
        {
            yield break;
        }

        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            yield return update;
        }
    }
}
