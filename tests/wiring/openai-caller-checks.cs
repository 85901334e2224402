// sdk: OpenAI
// shows: the method that calls the model is only reached after the check in its caller
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question) =>
        (await moderation.ClassifyTextAsync(question)).Value.Flagged ? "no" : await Complete(question);

    private async Task<string> Complete(string prompt)
    {
        var answer = await chat.CompleteChatAsync(new UserChatMessage(prompt));
        return answer.Value.Content[0].Text;
    }
}
