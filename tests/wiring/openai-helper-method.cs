// sdk: OpenAI
// shows: a helper of the project moderates and throws
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        await EnsureSafe(question);
        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }

    private async Task EnsureSafe(string text)
    {
        var verdict = await moderation.ClassifyTextAsync(text);
        if (verdict.Value.Flagged)
        {
            throw new InvalidOperationException("flagged");
        }
    }
}
