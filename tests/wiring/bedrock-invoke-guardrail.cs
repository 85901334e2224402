// sdk: Bedrock
// shows: guardrail and version on an InvokeModel request
// references: AWSSDK.BedrockRuntime
// expect: content-safety wired
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

var client = new AmazonBedrockRuntimeClient();
var response = await client.InvokeModelAsync(new InvokeModelRequest
{
    ModelId = "anthropic.claude-3-haiku-20240307-v1:0",
    Body = Console.ReadLine(),
    GuardrailIdentifier = "gr-1",
    GuardrailVersion = "3",
});
Console.WriteLine(response.Body);
