// sdk: Microsoft.Extensions.AI
// shows: a method of the project builds the guarded client
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety wired
using Microsoft.Extensions.AI;
using OpenAI.Moderations;

IChatClient chat = Clients.Create();
Console.WriteLine((await chat.GetResponseAsync(Console.ReadLine())).Text);

static class Clients
{
    public static IChatClient Create()
    {
        var moderation = new ModerationClient("omni-moderation-latest", "key");
        return new ChatClientBuilder(new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient()).Use(client => new ModeratedChatClient(client, moderation)).Build();
    }
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
