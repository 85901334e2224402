// sdk: Anthropic
// shows: trap: the pieces are shown while they arrive
// references: Anthropic, OpenAI
// expect: content-safety used-not-wired
using Anthropic;
using Anthropic.Models.Messages;
using OpenAI.Moderations;

var client = new AnthropicClient { ApiKey = "key" };
var moderation = new ModerationClient("omni-moderation-latest", "key");
var text = "";
await foreach (var piece in client.Messages.CreateStreaming(new MessageCreateParams { Model = "claude-sonnet-4-5", MaxTokens = 1000, System = "Be kind.", Messages = new[] { new MessageParam { Role = Role.User, Content = Console.ReadLine() } } }))
{
    text += piece.Delta;
    Console.Write(piece.Delta);
}

if ((await moderation.ClassifyTextAsync(text)).Value.Flagged)
{
    Console.WriteLine("forget that");
}
