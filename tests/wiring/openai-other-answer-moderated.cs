// sdk: OpenAI
// shows: trap: the answer of the first call is moderated, that of the second returned
// references: OpenAI
// expect: content-safety used-not-wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        var draft = (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
        if ((await moderation.ClassifyTextAsync(draft)).Value.Flagged)
        {
            return "no";
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
