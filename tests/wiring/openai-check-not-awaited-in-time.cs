// sdk: OpenAI
// shows: the check runs beside the preparation and is awaited before the call
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        var check = moderation.ClassifyTextAsync(question);
        var prompt = "Answer briefly: " + question;
        var verdict = await check;
        if (verdict.Value.Flagged)
        {
            return "no";
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(prompt))).Value.Content[0].Text;
    }
}
