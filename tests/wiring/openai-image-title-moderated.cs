// sdk: OpenAI
// shows: trap: the picture's title is moderated, the prompt is sent
// references: OpenAI
// expect: gpt-image-1: content-safety used-not-wired
using OpenAI.Images;
using OpenAI.Moderations;

public class Pictures
{
    private readonly ImageClient _images = new("gpt-image-1", "key");
    private readonly ModerationClient _moderation = new("omni-moderation-latest", "key");

    public async Task<Uri> Draw(string title, string prompt)
    {
        if ((await _moderation.ClassifyTextAsync(title)).Value.Flagged)
        {
            throw new InvalidOperationException("not this");
        }

        return (await _images.GenerateImageAsync(prompt)).Value.ImageUri;
    }
}
