// sdk: Microsoft.Extensions.AI
// shows: trap: logging, telemetry, caching and function calling protect nothing
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: content-safety unguarded
using Microsoft.Extensions.AI;

IChatClient chat = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsBuilder().UseLogging().UseOpenTelemetry().UseDistributedCache().UseFunctionInvocation().ConfigureOptions(options => options.Temperature = 0).Build();
Console.WriteLine((await chat.GetResponseAsync(Console.ReadLine())).Text);
