// sdk: Bedrock
// shows: a request without a guardrail
// references: AWSSDK.BedrockRuntime
// expect: content-safety unguarded
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

var client = new AmazonBedrockRuntimeClient();
var response = await client.ConverseAsync(new ConverseRequest
{
    ModelId = "anthropic.claude-3-haiku-20240307-v1:0",
    Messages = new List<Message> { new Message { Role = "user", Content = new List<ContentBlock> { new ContentBlock { Text = Console.ReadLine() } } } },
});
Console.WriteLine(response.Output.Message.Content[0].Text);
