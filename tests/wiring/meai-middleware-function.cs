// sdk: Microsoft.Extensions.AI
// shows: a middleware function that moderates the answer
// references: OpenAI, Microsoft.Extensions.AI, Microsoft.Extensions.AI.OpenAI
// expect: gpt-4o: content-safety wired because around every call
using Microsoft.Extensions.AI;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
IChatClient chat = new ChatClientBuilder(new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient())
    .Use(
        async (messages, options, inner, cancellationToken) =>
        {
            var response = await inner.GetResponseAsync(messages, options, cancellationToken);
            var verdict = await moderation.ClassifyTextAsync(response.Text, cancellationToken);
            return verdict.Value.Flagged ? new ChatResponse(new ChatMessage(ChatRole.Assistant, "I cannot say that.")) : response;
        },
        null)
    .Build();
Console.WriteLine((await chat.GetResponseAsync(Console.ReadLine())).Text);
