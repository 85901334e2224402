// sdk: OpenAI
// shows: trap: the helper throws, the caller swallows it and goes on
// references: OpenAI
// expect: content-safety used-not-wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        try
        {
            await EnsureSafe(question);
        }
        catch (InvalidOperationException problem)
        {
            Console.Error.WriteLine(problem.Message);
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }

    private async Task EnsureSafe(string text)
    {
        if ((await moderation.ClassifyTextAsync(text)).Value.Flagged)
        {
            throw new InvalidOperationException("flagged");
        }
    }
}
