// sdk: OpenAI
// shows: the responses API behind a moderation call
// references: OpenAI
// expect: content-safety wired
using OpenAI.Moderations;
using OpenAI.Responses;

public class Answers(ResponsesClient responses, ModerationClient moderation)
{
    public async Task<string> Ask(string question)
    {
        ModerationResult verdict = await moderation.ClassifyTextAsync(question);
        if (verdict is { Flagged: true })
        {
            return "no";
        }

        return (await responses.CreateResponseAsync("gpt-4o", question)).Value.GetOutputText();
    }
}
