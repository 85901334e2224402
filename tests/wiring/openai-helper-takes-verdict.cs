// sdk: OpenAI
// shows: a helper of the project gets the verdict and throws
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        ModerationResult verdict = await moderation.ClassifyTextAsync(question);
        ThrowIfFlagged(verdict);
        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }

    private static void ThrowIfFlagged(ModerationResult verdict)
    {
        if (verdict.Flagged)
        {
            throw new InvalidOperationException("flagged");
        }
    }
}
