// sdk: OpenAI
// shows: the streamed answer is collected, moderated and then shown
// references: OpenAI
// expect: content-safety wired because the answer is checked
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new ChatClient("gpt-4o", "key");
var text = new StringBuilder();
await foreach (var update in chat.CompleteChatStreamingAsync(new UserChatMessage(Console.ReadLine())))
{
    text.Append(update.ContentUpdate[0].Text);
}

ModerationResult verdict = await moderation.ClassifyTextAsync(text.ToString());
if (!verdict.Flagged)
{
    Console.WriteLine(text);
}
