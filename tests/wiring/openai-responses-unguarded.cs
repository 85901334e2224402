// sdk: OpenAI
// shows: the responses API without a check
// references: OpenAI
// expect: content-safety unguarded
using OpenAI.Responses;

public class Answers(ResponsesClient responses)
{
    public async Task<string> Ask(string question) => (await responses.CreateResponseAsync("gpt-4o", question)).Value.GetOutputText();
}
