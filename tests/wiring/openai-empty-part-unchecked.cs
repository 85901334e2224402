// sdk: OpenAI
// shows: a question without a second word is not moderated
// references: OpenAI
// expect: gpt-4o: content-safety used-not-wired because on some of the ways
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers
{
    private readonly ChatClient _chat = new("gpt-4o", "key");
    private readonly ModerationClient _moderation = new("omni-moderation-latest", "key");

    public async Task<string> Ask(string question)
    {
        if (question.Substring(5).Trim().Length > 0 && (await _moderation.ClassifyTextAsync(question)).Value.Flagged)
        {
            return "no";
        }

        return (await _chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
