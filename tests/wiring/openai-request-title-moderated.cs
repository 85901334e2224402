// sdk: OpenAI
// shows: trap: the title of a request is moderated, its body is sent
// references: OpenAI
// expect: content-safety used-not-wired because another value (ticket.Title)
using OpenAI.Chat;
using OpenAI.Moderations;

public class Answers(ChatClient chat, ModerationClient moderation)
{
    public async Task<string> Ask(Ticket ticket)
    {
        if ((await moderation.ClassifyTextAsync(ticket.Title)).Value.Flagged)
        {
            return "no";
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(ticket.Body))).Value.Content[0].Text;
    }
}

public record Ticket(string Title, string Body);
