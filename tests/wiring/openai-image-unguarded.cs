// sdk: OpenAI
// shows: a picture is drawn, nothing checks what is asked
// references: OpenAI
// expect: gpt-image-1: content-safety unguarded
using OpenAI.Images;
using OpenAI.Moderations;

public class Pictures
{
    private readonly ImageClient _images = new("gpt-image-1", "key");
    private readonly ModerationClient _moderation = new("omni-moderation-latest", "key");

    public async Task<Uri> Draw(string title, string prompt)
    {
        return (await _images.GenerateImageAsync(prompt)).Value.ImageUri;
    }
}
