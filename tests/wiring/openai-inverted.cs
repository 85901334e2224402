// sdk: OpenAI
// shows: trap: the call is made exactly when the input was flagged
// references: OpenAI
// expect: content-safety used-not-wired because exactly when
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        var verdict = await moderation.ClassifyTextAsync(question);
        if (!verdict.Value.Flagged)
        {
            return "";
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
