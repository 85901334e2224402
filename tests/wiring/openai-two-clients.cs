// sdk: OpenAI
// shows: one client is behind a check, the other is not: each is judged for itself
// references: OpenAI
// expect: gpt-4o: content-safety wired
// expect: gpt-4o-mini: content-safety used-not-wired because another value
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var large = new ChatClient("gpt-4o", "key");
var small = new ChatClient("gpt-4o-mini", "key");
var question = Console.ReadLine();
if ((await moderation.ClassifyTextAsync(question)).Value.Flagged)
{
    return;
}

Console.WriteLine((await large.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text);
var second = Console.ReadLine();
Console.WriteLine((await small.CompleteChatAsync(new UserChatMessage(second))).Value.Content[0].Text);
