// sdk: OpenAI
// shows: what was said is moderated before it is handed on
// references: OpenAI
// expect: content-safety wired
using OpenAI.Audio;
using OpenAI.Moderations;

public class Minutes(ModerationClient moderation)
{
    private readonly AudioClient _audio = new("whisper-1", "key");

    public async Task<string> Of(string file)
    {
        var text = (await _audio.TranscribeAudioAsync(file)).Value.Text;
        if ((await moderation.ClassifyTextAsync(text)).Value.Flagged)
        {
            throw new InvalidOperationException("not this");
        }

        return text;
    }
}
