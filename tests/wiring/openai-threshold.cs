// sdk: OpenAI
// shows: a score under a threshold lets the question pass
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    private const float Threshold = 0.4f;

    public async Task<string> Ask(string question)
    {
        var result = (await moderation.ClassifyTextAsync(question)).Value;
        var isSevere = result.Hate.Score > Threshold || result.Violence.Score > Threshold;
        if (isSevere)
        {
            return "no";
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
