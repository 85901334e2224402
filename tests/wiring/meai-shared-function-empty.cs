// sdk: Microsoft.Extensions.AI
// shows: trap: a shared middleware function that only counts
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: content-safety unguarded
using Microsoft.Extensions.AI;

var calls = 0;
IChatClient chat = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsBuilder()
    .Use(async (messages, options, next, cancellationToken) =>
    {
        calls++;
        await next(messages, options, cancellationToken);
    })
    .Build();
Console.WriteLine((await chat.GetResponseAsync(Console.ReadLine())).Text);
