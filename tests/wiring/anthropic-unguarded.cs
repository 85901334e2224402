// sdk: Anthropic
// shows: a message is sent, nothing checks
// references: Anthropic, OpenAI
// expect: content-safety unguarded
using Anthropic;
using Anthropic.Models.Messages;
using OpenAI.Moderations;

var client = new AnthropicClient { ApiKey = "key" };
var moderation = new ModerationClient("omni-moderation-latest", "key");
var answer = await client.Messages.Create(new MessageCreateParams { Model = "claude-sonnet-4-5", MaxTokens = 1000, System = "Be kind.", Messages = new[] { new MessageParam { Role = Role.User, Content = Console.ReadLine() } } });
Console.WriteLine(answer.Content[0].Text);
