// sdk: OpenAI
// shows: the check and the call run inside a retry
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new ChatClient("gpt-4o", "key");
var question = Console.ReadLine();
var verdict = await Task.Run(() => moderation.ClassifyTextAsync(question));
if (verdict.Value.Flagged)
{
    return;
}

var answer = await Task.Run(async () => (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text);
Console.WriteLine(answer);
