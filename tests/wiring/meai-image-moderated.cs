// sdk: Microsoft.Extensions.AI
// shows: what an image generator is asked is moderated first
// references: Microsoft.Extensions.AI.Abstractions, OpenAI
// expect: IImageGenerator: content-safety wired
using Microsoft.Extensions.AI;
using OpenAI.Moderations;

public class Pictures(IImageGenerator generator, ModerationClient moderation)
{
    public async Task<IList<AIContent>> Draw(string prompt)
    {
        if ((await moderation.ClassifyTextAsync(prompt)).Value.Flagged)
        {
            throw new InvalidOperationException("not this");
        }

        return (await generator.GenerateImagesAsync(prompt)).Contents;
    }
}
