// sdk: Agent Framework
// shows: trap: a run middleware only writes the messages down
// references: Microsoft.Agents.AI, OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety unguarded
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

AIAgent agent = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsAIAgent("You answer questions.", "helper").AsBuilder()
    .Use(
        async (messages, session, options, inner, cancellationToken) =>
        {
            Console.Error.WriteLine(messages.Count());
            return await inner.RunAsync(messages, session, options, cancellationToken);
        },
        null)
    .Build();
Console.WriteLine((await agent.RunAsync(Console.ReadLine())).Text);
