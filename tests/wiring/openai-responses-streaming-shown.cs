// sdk: OpenAI
// shows: trap: the pieces of the responses API are shown while they are collected for moderation
// references: OpenAI
// expect: content-safety used-not-wired
using System.Text;
using OpenAI.Moderations;
using OpenAI.Responses;

public class Answers(ResponsesClient responses, ModerationClient moderation)
{
    public async Task Ask(string question)
    {
        var text = new StringBuilder();
        await foreach (var update in responses.CreateResponseStreamingAsync("gpt-4o", question))
        {
            if (update is StreamingResponseOutputTextDeltaUpdate delta)
            {
                Console.Write(delta.Delta);
                text.Append(delta.Delta);
            }
        }

        if ((await moderation.ClassifyTextAsync(text.ToString())).Value.Flagged)
        {
            Console.WriteLine("That was not good.");
        }
    }
}
