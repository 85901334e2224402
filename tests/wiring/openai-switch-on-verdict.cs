// sdk: OpenAI
// shows: a switch on the finding decides
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        var verdict = await moderation.ClassifyTextAsync(question);
        return verdict.Value.Flagged switch
        {
            true => "no",
            false => (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text,
        };
    }
}
