// sdk: Agent Framework
// shows: trap: a policy is built and never given to the agent
// references: Microsoft.Agents.AI, OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI, AgentGuard
// expect: gpt-4o: privacy unguarded
using AgentGuard.Core.Builders;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

var policy = new GuardrailPolicyBuilder().RedactPII().Build();
AIAgent agent = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsAIAgent("You answer questions.", "helper").AsBuilder().Build();
Console.WriteLine((await agent.RunAsync(Console.ReadLine())).Text);
Console.WriteLine(policy);
