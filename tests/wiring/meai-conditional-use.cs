// sdk: Microsoft.Extensions.AI
// shows: trap: the middleware is added under a condition
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety used-not-wired
using Microsoft.Extensions.AI;
using OpenAI.Moderations;
var moderation = new ModerationClient("omni-moderation-latest", "key");
var builder = new ChatClientBuilder(new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient());
if (args.Length > 0)
{
    builder = builder.Use(client => new ModeratedChatClient(client, moderation));
}

IChatClient chat = builder.Build();
Console.WriteLine((await chat.GetResponseAsync(Console.ReadLine())).Text);

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
