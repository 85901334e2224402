// sdk: OpenAI
// shows: the answer to a checked question goes into a second call
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        if ((await moderation.ClassifyTextAsync(question)).Value.Flagged)
        {
            return "no";
        }

        var draft = (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
        return (await chat.CompleteChatAsync(new UserChatMessage("Shorten: " + draft))).Value.Content[0].Text;
    }
}
