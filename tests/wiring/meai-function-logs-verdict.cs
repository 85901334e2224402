// sdk: Microsoft.Extensions.AI
// shows: trap: the middleware writes the verdict down and answers all the same
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety used-not-wired
using Microsoft.Extensions.AI;
using OpenAI.Moderations;
var moderation = new ModerationClient("omni-moderation-latest", "key");
IChatClient chat = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient().AsBuilder()
    .Use(
        async (messages, options, inner, cancellationToken) =>
        {
            var response = await inner.GetResponseAsync(messages, options, cancellationToken);
            var verdict = await moderation.ClassifyTextAsync(response.Text, cancellationToken);
            Console.Error.WriteLine("flagged: " + verdict.Value.Flagged);
            return response;
        },
        null)
    .Build();
Console.WriteLine((await chat.GetResponseAsync(Console.ReadLine())).Text);
