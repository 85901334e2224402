// sdk: OpenAI
// shows: the answer to an unchecked question goes into a second call
// references: OpenAI
// expect: content-safety unguarded
using OpenAI.Chat;

public class Answers(ChatClient chat)
{
    public async Task<string> Ask(string question)
    {
        var draft = (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
        return (await chat.CompleteChatAsync(new UserChatMessage("Shorten: " + draft))).Value.Content[0].Text;
    }
}
