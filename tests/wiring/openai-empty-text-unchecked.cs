// sdk: OpenAI
// shows: an empty question is not sent to the moderation service
// references: OpenAI
// expect: gpt-4o: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers
{
    private readonly ChatClient _chat = new("gpt-4o", "key");
    private readonly ModerationClient _moderation = new("omni-moderation-latest", "key");

    public async Task<string> Ask(string question)
    {
        if (!string.IsNullOrWhiteSpace(question) && (await _moderation.ClassifyTextAsync(question)).Value.Flagged)
        {
            return "no";
        }

        return (await _chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
