// sdk: OpenAI
// shows: trap: after the check the variable gets another text
// references: OpenAI
// expect: content-safety used-not-wired
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new ChatClient("gpt-4o", "key");
var question = Console.ReadLine();
if ((await moderation.ClassifyTextAsync(question)).Value.Flagged)
{
    return;
}

question = Console.ReadLine();
Console.WriteLine((await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text);
