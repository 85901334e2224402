// sdk: OpenAI
// shows: trap: only one of two branches moderates
// references: OpenAI
// expect: content-safety used-not-wired because some of the ways
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question, bool isGuest)
    {
        if (isGuest)
        {
            var verdict = await moderation.ClassifyTextAsync(question);
            if (verdict.Value.Flagged)
            {
                return "";
            }
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
