// sdk: Microsoft.Extensions.AI
// shows: trap: the extension method is named for moderation and adds a client that only waits
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety unguarded
using Microsoft.Extensions.AI;

IChatClient chat = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsBuilder().UseModeration().Build();
Console.WriteLine((await chat.GetResponseAsync(Console.ReadLine())).Text);

static class ModerationExtensions
{
    public static ChatClientBuilder UseModeration(this ChatClientBuilder builder) => builder.Use(client => new ModerationChatClient(client));
}

sealed class ModerationChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default)
    {
        await Task.Delay(10, cancellationToken);
        return await base.GetResponseAsync(messages, options, cancellationToken);
    }
}
