// sdk: OpenAI
// shows: what goes into a batch is moderated first
// references: OpenAI
// expect: content-safety wired
using System.ClientModel;
using OpenAI.Batch;
using OpenAI.Moderations;

public class Nightly(BatchClient batches, ModerationClient moderation)
{
    public async Task Send(string question)
    {
        if ((await moderation.ClassifyTextAsync(question)).Value.Flagged)
        {
            throw new InvalidOperationException("not this");
        }

        await batches.CreateBatchAsync(BinaryContent.Create(BinaryData.FromString("{\"input\": \"" + question + "\"}")), false);
    }
}
