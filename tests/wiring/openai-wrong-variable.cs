// sdk: OpenAI
// shows: trap: the title is moderated, the body is sent
// references: OpenAI
// expect: content-safety used-not-wired because another value (title)
using OpenAI.Chat;
using OpenAI.Moderations;

public class Summaries(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Summarise(string title, string body)
    {
        var verdict = await moderation.ClassifyTextAsync(title);
        if (verdict.Value.Flagged)
        {
            return "";
        }

        var answer = await chat.CompleteChatAsync(new SystemChatMessage("Summarise."), new UserChatMessage(body));
        return answer.Value.Content[0].Text;
    }
}
