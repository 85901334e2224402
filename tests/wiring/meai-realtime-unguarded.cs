// sdk: Microsoft.Extensions.AI
// shows: a realtime session of a client from outside the project, nothing checks: cannot tell
// references: Microsoft.Extensions.AI.Abstractions, OpenAI
// expect: content-safety cannot-tell
using Microsoft.Extensions.AI;
using OpenAI.Moderations;

public class Talk(IRealtimeClient client, ModerationClient moderation)
{
    public async Task Say(string text)
    {
        var session = await client.CreateSessionAsync();
        await session.SendAsync(new CreateConversationItemRealtimeClientMessage(text));
        await foreach (var message in session.GetStreamingResponseAsync())
        {
            Console.WriteLine(message);
        }
    }
}
