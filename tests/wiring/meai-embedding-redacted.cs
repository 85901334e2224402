// sdk: Microsoft.Extensions.AI
// shows: personal data is redacted before the text is embedded
// references: Microsoft.Extensions.AI.Abstractions, Azure.AI.TextAnalytics
// expect: privacy wired
using Azure.AI.TextAnalytics;
using Microsoft.Extensions.AI;

public class Index(IEmbeddingGenerator<string, Embedding<float>> generator, TextAnalyticsClient language)
{
    public async Task<Embedding<float>> Of(string text)
    {
        var entities = await language.RecognizePiiEntitiesAsync(text);
        return await generator.GenerateAsync(entities.Value.RedactedText);
    }
}
