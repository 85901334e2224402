// sdk: Microsoft.Extensions.AI
// shows: a class is constructed with the guarded client
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety wired
using Microsoft.Extensions.AI;
using OpenAI.Moderations;
var moderation = new ModerationClient("omni-moderation-latest", "key");
var answers = new Answers(new ModeratedChatClient(new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient(), moderation));
Console.WriteLine(await answers.Ask(Console.ReadLine()));

public class Answers(IChatClient chat)
{
    public async Task<string> Ask(string question) => (await chat.GetResponseAsync(question)).Text;
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
