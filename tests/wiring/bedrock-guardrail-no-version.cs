// sdk: Bedrock
// shows: trap: the guardrail has no version
// references: AWSSDK.BedrockRuntime
// expect: content-safety used-not-wired because GuardrailVersion is not set
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

var client = new AmazonBedrockRuntimeClient();
var response = await client.ConverseAsync(new ConverseRequest
{
    ModelId = "anthropic.claude-3-haiku-20240307-v1:0",
    Messages = new List<Message> { new Message { Role = "user", Content = new List<ContentBlock> { new ContentBlock { Text = Console.ReadLine() } } } },
    GuardrailConfig = new GuardrailConfiguration { GuardrailIdentifier = "gr-1" },
});
Console.WriteLine(response.Output.Message.Content[0].Text);
