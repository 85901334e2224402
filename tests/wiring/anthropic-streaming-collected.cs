// sdk: Anthropic
// shows: the pieces are collected, moderated and then shown
// references: Anthropic, OpenAI
// expect: content-safety wired
using Anthropic;
using Anthropic.Models.Messages;
using OpenAI.Moderations;

var client = new AnthropicClient { ApiKey = "key" };
var moderation = new ModerationClient("omni-moderation-latest", "key");
var text = "";
await foreach (var piece in client.Messages.CreateStreaming(new MessageCreateParams { Model = "claude-sonnet-4-5", MaxTokens = 1000, System = "Be kind.", Messages = new[] { new MessageParam { Role = Role.User, Content = Console.ReadLine() } } }))
{
    text += piece.Delta;
}

if ((await moderation.ClassifyTextAsync(text)).Value.Flagged)
{
    text = "no";
}

Console.WriteLine(text);
