// sdk: OpenAI
// shows: a loop asks again until the line is clean
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new ChatClient("gpt-4o", "key");
string line;
ModerationResult verdict;
do
{
    line = Console.ReadLine();
    verdict = await moderation.ClassifyTextAsync(line);
}
while (verdict.Flagged);

Console.WriteLine((await chat.CompleteChatAsync(new UserChatMessage(line))).Value.Content[0].Text);
