// sdk: Agent Framework
// shows: Purview stands around the agent
// references: Microsoft.Agents.AI, OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI, Microsoft.Agents.AI.Purview
// expect: gpt-4o: privacy wired
// expect: gpt-4o: content-safety unguarded
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Microsoft.Agents.AI.Purview;

AIAgent agent = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsAIAgent("You answer questions.", "helper").AsBuilder().WithPurview(new object(), new PurviewSettings("app")).Build();
Console.WriteLine((await agent.RunAsync(Console.ReadLine())).Text);
