// sdk: Microsoft.Extensions.AI
// shows: trap: a guarded client is built, and the one inside it is called
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety unguarded
using Microsoft.Extensions.AI;
using OpenAI.Moderations;
var moderation = new ModerationClient("omni-moderation-latest", "key");
IChatClient inner = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient();
IChatClient guarded = inner.AsBuilder().Use(client => new ModeratedChatClient(client, moderation)).Build();
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
