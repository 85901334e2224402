// sdk: OpenAI
// shows: trap: the question is moderated, a document that goes with it is not
// references: OpenAI
// expect: content-safety used-not-wired because not checked (document)
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question, string document)
    {
        if ((await moderation.ClassifyTextAsync(question)).Value.Flagged)
        {
            return "no";
        }

        return (await chat.CompleteChatAsync(new UserChatMessage($"{document}\n\n{question}"))).Value.Content[0].Text;
    }
}
