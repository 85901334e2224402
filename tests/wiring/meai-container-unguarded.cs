// sdk: Microsoft.Extensions.AI
// shows: the container's client has no check, and a class gets it injected
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety unguarded
using Microsoft.Extensions.AI;
using OpenAI.Moderations;
using Microsoft.Extensions.DependencyInjection;

public static class Startup
{
    public static void Add(IServiceCollection services)
    {
        services.AddChatClient(new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient()).UseLogging();
        services.AddScoped<Answers>();
    }
}

public class Answers(IChatClient chat)
{
    public async Task<string> Ask(string question) => (await chat.GetResponseAsync(question)).Text;
}
