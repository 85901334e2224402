// sdk: OpenAI
// shows: one variable says that the text is too long or what moderation found, and it is asked
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        bool isHarmful;
        if (question.Length > 10_000)
        {
            isHarmful = true;
        }
        else
        {
            isHarmful = (await moderation.ClassifyTextAsync(question)).Value.Flagged;
        }

        return isHarmful ? "no" : (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
