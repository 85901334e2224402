// sdk: Microsoft.Extensions.AI
// shows: a factory in the container builds a client without a check
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety unguarded
using Microsoft.Extensions.AI;
using OpenAI.Moderations;
using Microsoft.Extensions.DependencyInjection;

public static class Startup
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IChatClient>(provider => new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient());
    }
}

public class Answers(IChatClient chat)
{
    public async Task<string> Ask(string question) => (await chat.GetResponseAsync(question)).Text;
}
