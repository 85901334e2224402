// sdk: OpenAI
// shows: a flagged text is replaced by a constant
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new ChatClient("gpt-4o", "key");
var question = Console.ReadLine();
if ((await moderation.ClassifyTextAsync(question)).Value.Flagged)
{
    question = "Say that you cannot answer this.";
}

Console.WriteLine((await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text);
