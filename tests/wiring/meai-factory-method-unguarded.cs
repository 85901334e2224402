// sdk: Microsoft.Extensions.AI
// shows: a method of the project builds a client without a check
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety unguarded
using Microsoft.Extensions.AI;

IChatClient chat = Clients.Create();
Console.WriteLine((await chat.GetResponseAsync(Console.ReadLine())).Text);

static class Clients
{
    public static IChatClient Create() => new ChatClientBuilder(new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient()).UseLogging().Build();
}
