// sdk: OpenAI
// shows: the answer is moderated before it is shown
// references: OpenAI
// expect: content-safety wired because the answer is checked
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new ChatClient("gpt-4o", "key");
ChatCompletion answer = await chat.CompleteChatAsync(new UserChatMessage(Console.ReadLine()));
var text = answer.Content[0].Text;
ModerationResult verdict = await moderation.ClassifyTextAsync(text);
Console.WriteLine(verdict.Flagged ? "I cannot answer that." : text);
