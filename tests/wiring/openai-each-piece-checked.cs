// sdk: OpenAI
// shows: each piece of the stream is moderated before it is shown
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new ChatClient("gpt-4o", "key");
await foreach (var update in chat.CompleteChatStreamingAsync(new UserChatMessage(Console.ReadLine())))
{
    var piece = update.ContentUpdate[0].Text;
    if ((await moderation.ClassifyTextAsync(piece)).Value.Flagged)
    {
        break;
    }

    Console.Write(piece);
}
