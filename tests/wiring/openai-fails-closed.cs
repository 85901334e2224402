// sdk: OpenAI
// shows: an error of the moderation ends the request
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        try
        {
            if ((await moderation.ClassifyTextAsync(question)).Value.Flagged)
            {
                return "";
            }
        }
        catch (Exception)
        {
            return "try later";
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
