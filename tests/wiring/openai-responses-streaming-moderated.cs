// sdk: OpenAI
// shows: what is asked of the responses API is moderated before the answer streams
// references: OpenAI
// expect: content-safety wired
using System.Text;
using OpenAI.Moderations;
using OpenAI.Responses;

public class Answers(ResponsesClient responses, ModerationClient moderation)
{
    public async Task Ask(string question)
    {
        if ((await moderation.ClassifyTextAsync(question)).Value.Flagged)
        {
            return;
        }

        await foreach (var update in responses.CreateResponseStreamingAsync("gpt-4o", question))
        {
            if (update is StreamingResponseOutputTextDeltaUpdate delta)
            {
                Console.Write(delta.Delta);
            }
        }
    }
}
