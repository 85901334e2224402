// sdk: OpenAI
// shows: the verdict is asked with a null-conditional
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        var verdict = await moderation.ClassifyTextAsync(question);
        if (verdict?.Value?.Flagged == true)
        {
            return "no";
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
