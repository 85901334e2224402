// sdk: OpenAI
// shows: trap: one variable says that the text is too long, another what moderation found, and only the other is asked
// references: OpenAI
// expect: content-safety used-not-wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        bool isHarmful;
        var isFlagged = false;
        if (question.Length > 10_000)
        {
            isHarmful = true;
        }
        else
        {
            isFlagged = (await moderation.ClassifyTextAsync(question)).Value.Flagged;
            isHarmful = isFlagged;
        }

        Console.WriteLine(isHarmful);
        return isFlagged ? "no" : (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
