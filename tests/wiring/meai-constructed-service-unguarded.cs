// sdk: Microsoft.Extensions.AI
// shows: a class is constructed with a client without a check
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety unguarded
using Microsoft.Extensions.AI;

var answers = new Answers(new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient());
Console.WriteLine(await answers.Ask(Console.ReadLine()));

public class Answers(IChatClient chat)
{
    public async Task<string> Ask(string question) => (await chat.GetResponseAsync(question)).Text;
}
