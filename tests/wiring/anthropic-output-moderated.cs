// sdk: Anthropic
// shows: the answer is moderated before it is shown
// references: Anthropic, OpenAI
// expect: content-safety wired
using Anthropic;
using Anthropic.Models.Messages;
using OpenAI.Moderations;

var client = new AnthropicClient { ApiKey = "key" };
var moderation = new ModerationClient("omni-moderation-latest", "key");
var answer = await client.Messages.Create(new MessageCreateParams { Model = "claude-sonnet-4-5", MaxTokens = 1000, System = "Be kind.", Messages = new[] { new MessageParam { Role = Role.User, Content = Console.ReadLine() } } });
var text = string.Concat(answer.Content.Select(block => block.Text));
if (!(await moderation.ClassifyTextAsync(text)).Value.Flagged)
{
    Console.WriteLine(text);
}
