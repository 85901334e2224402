// sdk: Microsoft.Extensions.AI
// shows: trap: the streaming half of the delegating client is not overridden
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety used-not-wired because get past it
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
}
