// sdk: OpenAI
// shows: trap: the input is moderated and nobody looks at the result
// references: OpenAI
// expect: content-safety used-not-wired because decides nothing
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new ChatClient("gpt-4o", "key");
var input = Console.ReadLine();
await moderation.ClassifyTextAsync(input);
var answer = await chat.CompleteChatAsync(new UserChatMessage(input));
Console.WriteLine(answer.Value.Content[0].Text);
