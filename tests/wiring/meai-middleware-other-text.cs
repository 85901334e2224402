// sdk: Microsoft.Extensions.AI
// shows: trap: the middleware moderates the instructions and not the messages
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety used-not-wired because another value
using Microsoft.Extensions.AI;
using OpenAI.Moderations;
var moderation = new ModerationClient("omni-moderation-latest", "key");
IChatClient chat = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsBuilder()
    .Use(
        async (messages, options, inner, cancellationToken) =>
        {
            var verdict = await moderation.ClassifyTextAsync("system prompt", cancellationToken);
            if (verdict.Value.Flagged)
            {
                throw new InvalidOperationException();
            }

            return await inner.GetResponseAsync(messages, options, cancellationToken);
        },
        null)
    .Build();
Console.WriteLine((await chat.GetResponseAsync(Console.ReadLine())).Text);
