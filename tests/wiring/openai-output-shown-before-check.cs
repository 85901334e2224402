// sdk: OpenAI
// shows: trap: the answer is shown first and moderated afterwards
// references: OpenAI
// expect: content-safety used-not-wired
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new ChatClient("gpt-4o", "key");
ChatCompletion answer = await chat.CompleteChatAsync(new UserChatMessage(Console.ReadLine()));
var text = answer.Content[0].Text;
Console.WriteLine(text);
ModerationResult verdict = await moderation.ClassifyTextAsync(text);
if (verdict.Flagged)
{
    return;
}

Console.WriteLine(text);
