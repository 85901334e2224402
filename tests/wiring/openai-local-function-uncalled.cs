// sdk: OpenAI
// shows: trap: the local function that checks is never called
// references: OpenAI
// expect: content-safety unguarded
using OpenAI.Chat;
using OpenAI.Moderations;

var moderation = new ModerationClient("omni-moderation-latest", "key");
var chat = new ChatClient("gpt-4o", "key");
Console.WriteLine(await Ask(Console.ReadLine()));

async Task<bool> IsFlagged(string text) => (await moderation.ClassifyTextAsync(text)).Value.Flagged;

async Task<string> Ask(string text) => (await chat.CompleteChatAsync(new UserChatMessage(text))).Value.Content[0].Text;
