// sdk: Microsoft.Extensions.AI
// shows: a delegating client that moderates what it passes on
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety wired because around every call
using Microsoft.Extensions.AI;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsBuilder().Use(inner => new ModeratedChatClient(inner, moderation)).UseLogging().Build();
Console.WriteLine((await chat.GetResponseAsync(Console.ReadLine())).Text);

sealed class ModeratedChatClient(IChatClient inner, ModerationClient moderation) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default)
    {
        foreach (var message in messages)
        {
            var verdict = await moderation.ClassifyTextAsync(message.Text, cancellationToken);
            if (verdict.Value.Flagged)
            {
                throw new InvalidOperationException("flagged");
            }
        }

        return await base.GetResponseAsync(messages, options, cancellationToken);
    }
}
