// sdk: Microsoft.Extensions.AI
// shows: a client that comes from outside the project: cannot tell
// references: Microsoft.Extensions.AI
// expect: content-safety cannot-tell because comes from elsewhere
using Microsoft.Extensions.AI;

public class Answers(IChatClient chat)
{
    public async Task<string> Ask(string question) => (await chat.GetResponseAsync(question)).Text;
}
