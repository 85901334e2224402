// sdk: Agent Framework
// shows: AgentGuard stands around the agent with rules for prompt injection and personal data
// references: Microsoft.Agents.AI, OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI, AgentGuard
// expect: gpt-4o: privacy wired
// expect: gpt-4o: prompt-injection wired
// expect: gpt-4o: content-safety unguarded
using AgentGuard.AgentFramework;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

AIAgent agent = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsAIAgent("You answer questions.", "helper").AsBuilder().UseAgentGuard(g => g.NormalizeInput().BlockPromptInjection().RedactPII()).Build();
Console.WriteLine((await agent.RunAsync(Console.ReadLine())).Text);
