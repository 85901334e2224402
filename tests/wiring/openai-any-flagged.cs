// sdk: OpenAI
// shows: the check of each part runs inside a query
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public string Ask(string[] parts)
    {
        if (parts.Any(part => moderation.ClassifyText(part).Value.Flagged))
        {
            return "no";
        }

        return chat.CompleteChat(new UserChatMessage(string.Join("\n", parts))).Value.Content[0].Text;
    }
}
