// sdk: Bedrock
// shows: the guardrail is applied to the question, and its action decides
// references: AWSSDK.BedrockRuntime
// expect: content-safety wired
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

var client = new AmazonBedrockRuntimeClient();
var question = Console.ReadLine();
var verdict = await client.ApplyGuardrailAsync(new ApplyGuardrailRequest
{
    GuardrailIdentifier = "gr-1",
    GuardrailVersion = "3",
    Source = "INPUT",
    Content = new List<GuardrailContentBlock> { new GuardrailContentBlock { Text = new GuardrailTextBlock { Text = question } } },
});
if (verdict.Action == "GUARDRAIL_INTERVENED")
{
    return;
}

var response = await client.ConverseAsync(new ConverseRequest
{
    ModelId = "anthropic.claude-3-haiku-20240307-v1:0",
    Messages = new List<Message> { new Message { Role = "user", Content = new List<ContentBlock> { new ContentBlock { Text = question } } } },
});
Console.WriteLine(response.Output.Message.Content[0].Text);
