// sdk: OpenAI
// shows: trap: the helper says "safe" and the program goes on when it is not
// references: OpenAI
// expect: content-safety used-not-wired because exactly when
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        if (await IsSafe(question))
        {
            return "no";
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }

    private async Task<bool> IsSafe(string text)
    {
        ModerationResult verdict = await moderation.ClassifyTextAsync(text);
        return !verdict.Flagged;
    }
}
