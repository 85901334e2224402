// sdk: OpenAI
// shows: trap: an error of the moderation is swallowed and the call goes on
// references: OpenAI
// expect: content-safety used-not-wired because some of the ways
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
            Console.Error.WriteLine("moderation failed");
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
