// sdk: Agent Framework
// shows: the question is moderated before the agent runs
// references: Microsoft.Agents.AI, OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety wired
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
AIAgent agent = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsAIAgent("You answer questions.", "helper");
var question = Console.ReadLine();
var verdict = await moderation.ClassifyTextAsync(question);
Console.WriteLine(verdict.Value.Flagged ? "no" : (await agent.RunAsync(question)).Text);
