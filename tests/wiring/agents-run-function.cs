// sdk: Agent Framework
// shows: a run middleware moderates the messages
// references: Microsoft.Agents.AI, OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety wired
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
AIAgent agent = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsAIAgent("You answer questions.", "helper").AsBuilder()
    .Use(
        async (messages, session, options, inner, cancellationToken) =>
        {
            foreach (var message in messages)
            {
                if ((await moderation.ClassifyTextAsync(message.Text, cancellationToken)).Value.Flagged)
                {
                    return new AgentResponse();
                }
            }

            return await inner.RunAsync(messages, session, options, cancellationToken);
        },
        null)
    .Build();
Console.WriteLine((await agent.RunAsync(Console.ReadLine())).Text);
