// sdk: Microsoft.Extensions.AI
// shows: trap: of two clients over one model only one is guarded
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety used-not-wired because passes no check, though others do
using Microsoft.Extensions.AI;
using OpenAI.Moderations;
var moderation = new ModerationClient("omni-moderation-latest", "key");
IChatClient inner = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient();
IChatClient guarded = inner.AsBuilder().Use(client => new ModeratedChatClient(client, moderation)).Build();
Console.WriteLine((await guarded.GetResponseAsync(Console.ReadLine())).Text);
Console.WriteLine((await inner.GetResponseAsync(Console.ReadLine())).Text);

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
