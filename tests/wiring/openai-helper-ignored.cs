// sdk: OpenAI
// shows: trap: the helper's answer is thrown away
// references: OpenAI
// expect: content-safety used-not-wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        await IsSafe(question);
        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }

    private async Task<bool> IsSafe(string text)
    {
        ModerationResult verdict = await moderation.ClassifyTextAsync(text);
        return !verdict.Flagged;
    }
}
