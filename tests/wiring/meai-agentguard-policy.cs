// sdk: Microsoft.Extensions.AI
// shows: AgentGuard stands around the client with a policy that was built before
// references: Microsoft.Agents.AI, OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI, AgentGuard
// expect: gpt-4o: privacy wired
// expect: gpt-4o: prompt-injection unguarded
using AgentGuard.Core.Builders;
using AgentGuard.Core.ChatClient;
using Microsoft.Extensions.AI;

var policy = new GuardrailPolicyBuilder().RedactPII().Build();
IChatClient client = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().UseAgentGuard(policy);
Console.WriteLine((await client.GetResponseAsync(Console.ReadLine())).Text);
