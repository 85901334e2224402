// sdk: OpenAI
// shows: the question and the document that goes with it are moderated
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question, string document)
    {
        foreach (var part in new[] { question, document })
        {
            if ((await moderation.ClassifyTextAsync(part)).Value.Flagged)
            {
                return "no";
            }
        }

        return (await chat.CompleteChatAsync(new UserChatMessage($"{document}\n\n{question}"))).Value.Content[0].Text;
    }
}
