// sdk: OpenAI
// shows: a helper of the project gives the text back only when it is clean
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public string Ask(string question)
    {
        if (!TryClean(question, out var clean))
        {
            return "no";
        }

        return chat.CompleteChat(new UserChatMessage(clean)).Value.Content[0].Text;
    }

    private bool TryClean(string text, out string clean)
    {
        clean = "";
        if (moderation.ClassifyText(text).Value.Flagged)
        {
            return false;
        }

        clean = text;
        return true;
    }
}
