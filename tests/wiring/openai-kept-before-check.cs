// sdk: OpenAI
// shows: trap: the answer is kept in a field before it is moderated
// references: OpenAI
// expect: content-safety used-not-wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public string Last { get; private set; } = "";

    public async Task<string> Ask(string question)
    {
        var answer = (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
        Last = answer;
        return (await moderation.ClassifyTextAsync(answer)).Value.Flagged ? "no" : answer;
    }
}
