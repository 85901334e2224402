// sdk: Microsoft.Extensions.AI
// shows: a chat client without middleware
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: content-safety unguarded
using Microsoft.Extensions.AI;

IChatClient chat = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient();
Console.WriteLine((await chat.GetResponseAsync(Console.ReadLine())).Text);
