// sdk: Anthropic
// shows: the parameters are built before the check, of the text that is checked
// references: Anthropic, OpenAI
// expect: content-safety wired
using Anthropic;
using Anthropic.Models.Messages;
using OpenAI.Moderations;

var client = new AnthropicClient { ApiKey = "key" };
var moderation = new ModerationClient("omni-moderation-latest", "key");
var question = Console.ReadLine();
var parameters = new MessageCreateParams { Model = "claude-sonnet-4-5", MaxTokens = 1000, System = "Be kind.", Messages = new[] { new MessageParam { Role = Role.User, Content = question } } };
if ((await moderation.ClassifyTextAsync(question)).Value.Flagged)
{
    return;
}

var answer = await client.Messages.Create(parameters);
Console.WriteLine(answer.Content[0].Text);
