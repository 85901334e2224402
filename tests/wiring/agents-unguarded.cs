// sdk: Agent Framework
// shows: an agent runs, nothing checks
// references: Microsoft.Agents.AI, OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety unguarded
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

AIAgent agent = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsAIAgent("You answer questions.", "helper");
Console.WriteLine((await agent.RunAsync(Console.ReadLine())).Text);
