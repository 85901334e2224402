// sdk: OpenAI
// shows: the body of a request is moderated and sent
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(Ticket ticket)
    {
        if ((await moderation.ClassifyTextAsync(ticket.Body)).Value.Flagged)
        {
            return "no";
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(ticket.Body))).Value.Content[0].Text;
    }
}

public record Ticket(string Title, string Body);
