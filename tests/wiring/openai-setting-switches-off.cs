// sdk: OpenAI
// shows: trap: a setting can switch the check off
// references: OpenAI
// expect: content-safety used-not-wired because some of the ways
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation, ModerationSettings settings)
{
    public async Task<string> Ask(string question)
    {
        if (settings.Moderates && (await moderation.ClassifyTextAsync(question)).Value.Flagged)
        {
            return "no";
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}

public class ModerationSettings
{
    public bool Moderates { get; set; }
}
