// sdk: OpenAI
// shows: a batch is sent, nothing checks
// references: OpenAI
// expect: content-safety unguarded
using System.ClientModel;
using OpenAI.Batch;
using OpenAI.Moderations;

public class Nightly(BatchClient batches, ModerationClient moderation)
{
    public async Task Send(string question)
    {
        await batches.CreateBatchAsync(BinaryContent.Create(BinaryData.FromString("{\"input\": \"" + question + "\"}")), false);
    }
}
