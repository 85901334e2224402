// sdk: OpenAI
// shows: the call lies behind three methods of the project: cannot tell
// references: OpenAI
// expect: content-safety cannot-tell
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question) =>
        (await moderation.ClassifyTextAsync(question)).Value.Flagged ? "no" : await First(question);

    private Task<string> First(string text) => Second(text);

    private Task<string> Second(string text) => Complete(text);

    private async Task<string> Complete(string prompt)
    {
        var answer = await chat.CompleteChatAsync(new UserChatMessage(prompt));
        return answer.Value.Content[0].Text;
    }
}
