// sdk: OpenAI
// shows: an empty text leaves the helper at once, and one that is too long counts as harmful
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question, bool isAdmin)
    {
        if (await IsHarmful(question, isAdmin))
        {
            return "no";
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }

    private async Task<bool> IsHarmful(string text, bool isAdmin)
    {
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        if (text.Length > 10_000)
        {
            return true;
        }

        var verdict = await moderation.ClassifyTextAsync(text);
        return verdict.Value.Flagged;
    }
}
