// sdk: OpenAI
// shows: trap: administrators get past the check
// references: OpenAI
// expect: content-safety used-not-wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question, bool isAdministrator)
    {
        var verdict = await moderation.ClassifyTextAsync(question);
        if (verdict.Value.Flagged && !isAdministrator)
        {
            return "no";
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
