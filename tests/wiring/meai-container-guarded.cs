// sdk: Microsoft.Extensions.AI
// shows: the container's client is built through the middleware, and a class gets it injected
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety wired
using Microsoft.Extensions.AI;
using OpenAI.Moderations;
using Microsoft.Extensions.DependencyInjection;

public static class Startup
{
    public static void Add(IServiceCollection services)
    {
        var moderation = new ModerationClient("omni-moderation-latest", "key");
        services.AddChatClient(new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient()).Use(client => new ModeratedChatClient(client, moderation)).UseLogging();
        services.AddScoped<Answers>();
    }
}

public class Answers(IChatClient chat)
{
    public async Task<string> Ask(string question) => (await chat.GetResponseAsync(question)).Text;
}

public sealed class ModeratedChatClient(IChatClient inner, ModerationClient moderation) : DelegatingChatClient(inner)
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
