// sdk: OpenAI
// shows: an endpoint asks whatever it is sent
// references: Microsoft.AspNetCore.Routing, OpenAI
// expect: content-safety unguarded
using Microsoft.AspNetCore.Builder;
using OpenAI.Chat;

var app = WebApplication.Create(args);
app.MapPost("/ask", async (string question, ChatClient chat) => (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text);
app.Run();
