// sdk: Bedrock
// shows: trap: the guardrail is set on one of two branches
// references: AWSSDK.BedrockRuntime
// expect: content-safety used-not-wired
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

var client = new AmazonBedrockRuntimeClient();
var request = new ConverseRequest
{
    ModelId = "anthropic.claude-3-haiku-20240307-v1:0",
    Messages = new List<Message> { new Message { Role = "user", Content = new List<ContentBlock> { new ContentBlock { Text = Console.ReadLine() } } } },
};
if (args.Length > 0)
{
    request.GuardrailConfig = new GuardrailConfiguration { GuardrailIdentifier = "gr-1", GuardrailVersion = "3" };
}

var response = await client.ConverseAsync(request);
Console.WriteLine(response.Output.Message.Content[0].Text);
