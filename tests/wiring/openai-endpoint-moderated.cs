// sdk: OpenAI
// shows: an endpoint moderates what it is sent
// references: Microsoft.AspNetCore.Routing, OpenAI
// expect: content-safety wired
using Microsoft.AspNetCore.Builder;
using OpenAI.Chat;
using OpenAI.Moderations;

var app = WebApplication.Create(args);
app.MapPost("/ask", async (string question, ChatClient chat, ModerationClient moderation) =>
{
    if ((await moderation.ClassifyTextAsync(question)).Value.Flagged)
    {
        return "no";
    }

    return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
});
app.Run();
