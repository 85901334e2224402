// sdk: OpenAI
// shows: trap: the moderation stands in code that never runs
// references: OpenAI
// expect: content-safety used-not-wired because never runs
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    private const bool Moderates = false;

    public async Task<string> Ask(string question)
    {
        if (Moderates)
        {
            if ((await moderation.ClassifyTextAsync(question)).Value.Flagged)
            {
                return "";
            }
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
