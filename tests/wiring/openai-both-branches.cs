// sdk: OpenAI
// shows: both branches moderate before the call
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question, bool isGuest)
    {
        if (isGuest)
        {
            if ((await moderation.ClassifyTextAsync(question)).Value.Flagged)
            {
                return "";
            }
        }
        else if ((await moderation.ClassifyTextAsync(question)).Value.Violence.Flagged)
        {
            return "";
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
