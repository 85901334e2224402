// sdk: OpenAI
// shows: trap: each piece is shown while the answer is collected for moderation
// references: OpenAI
// expect: content-safety used-not-wired
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new ChatClient("gpt-4o", "key");
var text = new StringBuilder();
await foreach (var update in chat.CompleteChatStreamingAsync(new UserChatMessage(Console.ReadLine())))
{
    Console.Write(update.ContentUpdate[0].Text);
    text.Append(update.ContentUpdate[0].Text);
}

ModerationResult verdict = await moderation.ClassifyTextAsync(text.ToString());
if (verdict.Flagged)
{
    Console.Clear();
}
