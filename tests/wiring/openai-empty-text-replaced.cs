// sdk: OpenAI
// shows: where the command's text is empty, the whole line is asked and nobody moderated it
// references: OpenAI
// expect: gpt-4o: content-safety used-not-wired because on some of the ways
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers
{
    private readonly ChatClient _chat = new("gpt-4o", "key");
    private readonly ModerationClient _moderation = new("omni-moderation-latest", "key");

    public async Task<string> Ask(string line)
    {
        var question = line.Substring(5);
        if (question.Trim().Length == 0)
        {
            question = line;
        }
        else if ((await _moderation.ClassifyTextAsync(question)).Value.Flagged)
        {
            return "no";
        }

        return (await _chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
