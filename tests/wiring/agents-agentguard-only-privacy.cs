// sdk: Agent Framework
// shows: AgentGuard only redacts personal data, and protects nothing else
// references: Microsoft.Agents.AI, OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI, AgentGuard
// expect: gpt-4o: privacy wired
// expect: gpt-4o: prompt-injection unguarded
// expect: gpt-4o: content-safety unguarded
using AgentGuard.AgentFramework;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

AIAgent agent = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsAIAgent("You answer questions.", "helper").AsBuilder().UseAgentGuard(g => g.RedactPII()).Build();
Console.WriteLine((await agent.RunAsync(Console.ReadLine())).Text);
