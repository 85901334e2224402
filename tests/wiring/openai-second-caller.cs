// sdk: OpenAI
// shows: trap: one of two callers checks
// references: OpenAI
// expect: content-safety used-not-wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question) =>
        (await moderation.ClassifyTextAsync(question)).Value.Flagged ? "no" : await Complete(question);

    public async Task<string> Translate(string text) => await Complete("Translate: " + text);

    private async Task<string> Complete(string prompt)
    {
        var answer = await chat.CompleteChatAsync(new UserChatMessage(prompt));
        return answer.Value.Content[0].Text;
    }
}
