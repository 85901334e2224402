// sdk: OpenAI
// shows: trap: the check runs beside the call and nobody awaits it
// references: OpenAI
// expect: content-safety used-not-wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        var check = moderation.ClassifyTextAsync(question);
        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
