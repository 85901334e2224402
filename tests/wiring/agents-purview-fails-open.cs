// sdk: Agent Framework
// shows: trap: Purview's errors are ignored, so that calls pass when it fails
// references: Microsoft.Agents.AI, OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI, Microsoft.Agents.AI.Purview
// expect: gpt-4o: privacy used-not-wired because ignored
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Microsoft.Agents.AI.Purview;

AIAgent agent = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsAIAgent("You answer questions.", "helper").AsBuilder().WithPurview(new object(), new PurviewSettings("app") { IgnoreExceptions = true }).Build();
Console.WriteLine((await agent.RunAsync(Console.ReadLine())).Text);
