// sdk: Agent Framework
// shows: trap: AgentGuard is given no rule of these kinds
// references: Microsoft.Agents.AI, OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI, AgentGuard
// expect: gpt-4o: privacy unguarded
// expect: gpt-4o: prompt-injection unguarded
using AgentGuard.AgentFramework;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

AIAgent agent = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsAIAgent("You answer questions.", "helper").AsBuilder().UseAgentGuard(g => g.LimitInputTokens(4000)).Build();
Console.WriteLine((await agent.RunAsync(Console.ReadLine())).Text);
