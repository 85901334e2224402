// sdk: OpenAI
// shows: a recording is written down, nothing checks it
// references: OpenAI
// expect: content-safety unguarded
using OpenAI.Audio;
using OpenAI.Moderations;

public class Minutes(ModerationClient moderation)
{
    private readonly AudioClient _audio = new("whisper-1", "key");

    public async Task<string> Of(string file)
    {
        var text = (await _audio.TranscribeAudioAsync(file)).Value.Text;
        return text;
    }
}
