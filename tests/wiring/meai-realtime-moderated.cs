// sdk: Microsoft.Extensions.AI
// shows: what is said in a realtime session is moderated first
// references: Microsoft.Extensions.AI.Abstractions, OpenAI
// expect: content-safety wired
using Microsoft.Extensions.AI;
using OpenAI.Moderations;

public class Talk(IRealtimeClient client, ModerationClient moderation)
{
    public async Task Say(string text)
    {
        var session = await client.CreateSessionAsync();
        if ((await moderation.ClassifyTextAsync(text)).Value.Flagged)
        {
            throw new InvalidOperationException("not this");
        }

        await session.SendAsync(new CreateConversationItemRealtimeClientMessage(text));
        await foreach (var message in session.GetStreamingResponseAsync())
        {
            Console.WriteLine(message);
        }
    }
}
