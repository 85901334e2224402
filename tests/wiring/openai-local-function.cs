// sdk: OpenAI
// shows: a local function checks and a local function asks
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new ChatClient("gpt-4o", "key");
var question = Console.ReadLine();
if (await IsFlagged(question))
{
    return;
}

Console.WriteLine(await Ask(question));

async Task<bool> IsFlagged(string text) => (await moderation.ClassifyTextAsync(text)).Value.Flagged;

async Task<string> Ask(string text) => (await chat.CompleteChatAsync(new UserChatMessage(text))).Value.Content[0].Text;
