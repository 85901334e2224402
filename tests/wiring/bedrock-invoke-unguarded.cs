// sdk: Bedrock
// shows: an InvokeModel request without a guardrail
// references: AWSSDK.BedrockRuntime
// expect: content-safety unguarded
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

var client = new AmazonBedrockRuntimeClient();
var response = await client.InvokeModelAsync(new InvokeModelRequest
{
    ModelId = "anthropic.claude-3-haiku-20240307-v1:0",
    Body = Console.ReadLine(),
});
Console.WriteLine(response.Body);
