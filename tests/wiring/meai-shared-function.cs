// sdk: Microsoft.Extensions.AI
// shows: a shared middleware function that throws before it passes on
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety wired
using Microsoft.Extensions.AI;
using OpenAI.Moderations;
var moderation = new ModerationClient("omni-moderation-latest", "key");
IChatClient chat = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsBuilder()
    .Use(async (messages, options, next, cancellationToken) =>
    {
        foreach (var message in messages.Where(message => message.Role.Equals(ChatRole.User)))
        {
            if ((await moderation.ClassifyTextAsync(message.Text, cancellationToken)).Value.Flagged)
            {
                throw new InvalidOperationException("flagged");
            }
        }

        await next(messages, options, cancellationToken);
    })
    .Build();
Console.WriteLine((await chat.GetResponseAsync(Console.ReadLine())).Text);
