// sdk: Anthropic
// shows: trap: the checked text is in other parameters than those that are sent
// references: Anthropic, OpenAI
// expect: content-safety used-not-wired
using Anthropic;
using Anthropic.Models.Messages;
using OpenAI.Moderations;

var client = new AnthropicClient { ApiKey = "key" };
var moderation = new ModerationClient("omni-moderation-latest", "key");
var question = Console.ReadLine();
var other = Console.ReadLine();
if ((await moderation.ClassifyTextAsync(question)).Value.Flagged)
{
    return;
}

var checkedParameters = new MessageCreateParams { Model = "claude-sonnet-4-5", MaxTokens = 1000, System = "Be kind.", Messages = new[] { new MessageParam { Role = Role.User, Content = question } } };
var parameters = new MessageCreateParams { Model = "claude-sonnet-4-5", MaxTokens = 1000, System = "Be kind.", Messages = new[] { new MessageParam { Role = Role.User, Content = other } } };
var answer = await client.Messages.Create(parameters);
Console.WriteLine(answer.Content[0].Text);
