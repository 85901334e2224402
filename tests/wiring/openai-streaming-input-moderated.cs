// sdk: OpenAI
// shows: what is asked is moderated before the answer streams
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new ChatClient("gpt-4o", "key");
var input = Console.ReadLine();
if ((await moderation.ClassifyTextAsync(input)).Value.Flagged)
{
    throw new InvalidOperationException("flagged");
}

await foreach (var update in chat.CompleteChatStreamingAsync(new UserChatMessage(input)))
{
    Console.Write(update.ContentUpdate[0].Text);
}
