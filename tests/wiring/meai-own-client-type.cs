// sdk: Microsoft.Extensions.AI
// shows: the project's own client type checks before it calls the SDK
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: content-safety wired
using Microsoft.Extensions.AI;
using OpenAI.Moderations;

var chat = new HouseChatClient(new OpenAI.Chat.ChatClient("gpt-4o", "key"), new ModerationClient("omni-moderation-latest", "key"));
Console.WriteLine((await chat.GetResponseAsync(new[] { new ChatMessage(ChatRole.User, Console.ReadLine()) })).Text);

sealed class HouseChatClient(OpenAI.Chat.ChatClient inner, ModerationClient moderation) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default)
    {
        var text = string.Join("\n", messages.Select(message => message.Text));
        if ((await moderation.ClassifyTextAsync(text, cancellationToken)).Value.Flagged)
        {
            return new ChatResponse();
        }

        var answer = await inner.CompleteChatAsync(new OpenAI.Chat.UserChatMessage(text));
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, answer.Value.Content[0].Text));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object GetService(Type serviceType, object serviceKey = null) => null;

    public void Dispose()
    {
    }
}
