// sdk: OpenAI
// shows: trap: the answer is moderated, and shown whatever was found
// references: OpenAI
// expect: content-safety used-not-wired because goes on whatever
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new ChatClient("gpt-4o", "key");
ChatCompletion answer = await chat.CompleteChatAsync(new UserChatMessage(Console.ReadLine()));
var text = answer.Content[0].Text;
ModerationResult verdict = await moderation.ClassifyTextAsync(text);
if (verdict.Flagged)
{
    Console.Error.WriteLine("flagged");
}

Console.WriteLine(text);
