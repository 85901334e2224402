// sdk: OpenAI
// shows: the input is moderated, and a flagged one goes no further
// references: OpenAI
// expect: content-safety wired because checked before the call
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new ChatClient("gpt-4o", "key");
var input = Console.ReadLine();
var verdict = await moderation.ClassifyTextAsync(input);
if (verdict.Value.Flagged)
{
    return;
}

var answer = await chat.CompleteChatAsync(new UserChatMessage(input));
Console.WriteLine(answer.Value.Content[0].Text);
