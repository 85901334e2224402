// sdk: Microsoft.Extensions.AI
// shows: a generator from outside the project, and the redacted text is not what is embedded: cannot tell
// references: Microsoft.Extensions.AI.Abstractions, Azure.AI.TextAnalytics
// expect: privacy cannot-tell
using Azure.AI.TextAnalytics;
using Microsoft.Extensions.AI;

public class Index(IEmbeddingGenerator<string, Embedding<float>> generator, TextAnalyticsClient language)
{
    public async Task<Embedding<float>> Of(string text)
    {
        var entities = await language.RecognizePiiEntitiesAsync(text);
        return await generator.GenerateAsync(text);
    }
}
