// sdk: OpenAI
// shows: what is to be drawn is moderated first
// references: OpenAI
// expect: gpt-image-1: content-safety wired
using OpenAI.Images;
using OpenAI.Moderations;

public class Pictures
{
    private readonly ImageClient _images = new("gpt-image-1", "key");
    private readonly ModerationClient _moderation = new("omni-moderation-latest", "key");

    public async Task<Uri> Draw(string title, string prompt)
    {
        if ((await _moderation.ClassifyTextAsync(prompt)).Value.Flagged)
        {
            throw new InvalidOperationException("not this");
        }

        return (await _images.GenerateImageAsync(prompt)).Value.ImageUri;
    }
}
