// sdk: Microsoft.Extensions.AI
// shows: a generator from outside the project, asked before anything is checked: cannot tell
// references: Microsoft.Extensions.AI.Abstractions, OpenAI
// expect: IImageGenerator: content-safety cannot-tell
using Microsoft.Extensions.AI;
using OpenAI.Moderations;

public class Pictures(IImageGenerator generator, ModerationClient moderation)
{
    public async Task<IList<AIContent>> Draw(string prompt)
    {
        var drawn = (await generator.GenerateImagesAsync(prompt)).Contents;
        Console.WriteLine((await moderation.ClassifyTextAsync(prompt)).Value.Flagged);
        return drawn;
    }
}
