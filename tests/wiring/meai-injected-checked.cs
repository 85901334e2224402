// sdk: Microsoft.Extensions.AI
// shows: a client from outside the project, behind a check of the question
// references: OpenAI, Microsoft.Extensions.AI
// expect: content-safety wired
using Microsoft.Extensions.AI;
using OpenAI.Moderations;

public class Answers(IChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        if ((await moderation.ClassifyTextAsync(question)).Value.Flagged)
        {
            return "no";
        }

        var messages = new List<ChatMessage> { new(ChatRole.System, "Be brief."), new(ChatRole.User, question) };
        return (await chat.GetResponseAsync(messages)).Text;
    }
}
