// sdk: OpenAI
// shows: trap: what an administrator asks leaves the helper unchecked
// references: OpenAI
// expect: content-safety used-not-wired
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
        if (isAdmin)
        {
            return false;
        }

        var verdict = await moderation.ClassifyTextAsync(text);
        return verdict.Value.Flagged;
    }
}
