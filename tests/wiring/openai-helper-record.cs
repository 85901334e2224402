// sdk: OpenAI
// shows: a helper of the project gives a record that says whether the text is blocked
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        var outcome = await Check(question);
        if (outcome.IsBlocked)
        {
            return outcome.Reason;
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }

    private async Task<Outcome> Check(string text)
    {
        ModerationResult verdict = await moderation.ClassifyTextAsync(text);
        return new Outcome(verdict.Flagged, verdict.Hate.Flagged ? "hate" : "other");
    }
}

public record Outcome(bool IsBlocked, string Reason);
