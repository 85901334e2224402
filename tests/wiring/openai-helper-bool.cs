// sdk: OpenAI
// shows: a helper of the project says whether the text is safe, through a flag
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        if (!await IsSafe(question))
        {
            return "no";
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }

    private async Task<bool> IsSafe(string text)
    {
        var isSafe = true;
        ModerationResult verdict = await moderation.ClassifyTextAsync(text);
        if (verdict.Flagged)
        {
            isSafe = false;
        }

        return isSafe;
    }
}
