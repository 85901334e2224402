// sdk: OpenAI
// shows: trap: a text that is too long counts as safe before anybody looks at it
// references: OpenAI
// expect: content-safety used-not-wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        var isSafe = question.Length > 10_000 || !(await moderation.ClassifyTextAsync(question)).Value.Flagged;
        return isSafe ? (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text : "no";
    }
}
