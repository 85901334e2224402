// sdk: OpenAI
// shows: what is moderated is what is sent, inside a prompt
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Summaries(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Summarise(string title, string body)
    {
        var text = title + "\n" + body;
        var verdict = await moderation.ClassifyTextAsync(text);
        if (verdict.Value.Flagged)
        {
            return "";
        }

        var answer = await chat.CompleteChatAsync(new SystemChatMessage("Summarise."), new UserChatMessage($"Text: {body}"));
        return answer.Value.Content[0].Text;
    }
}
