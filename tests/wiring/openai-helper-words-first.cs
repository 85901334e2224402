// sdk: OpenAI
// shows: a list of words finds some, and moderation looks at the rest
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    private static readonly string[] Words = ["bomb", "poison"];

    public async Task<string> Ask(string question) =>
        await IsSafe(question) ? (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text : "no";

    private async Task<bool> IsSafe(string text)
    {
        foreach (var word in Words)
        {
            if (text.Contains(word))
            {
                return false;
            }
        }

        return !(await moderation.ClassifyTextAsync(text)).Value.Flagged;
    }
}
