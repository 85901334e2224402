// sdk: OpenAI
// shows: what is to be spoken is moderated first
// references: OpenAI
// expect: content-safety wired
using OpenAI.Audio;
using OpenAI.Moderations;

public class Voice(ModerationClient moderation)
{
    private readonly AudioClient _audio = new("gpt-4o-mini-tts", "key");

    public async Task<BinaryData> Say(string text)
    {
        if ((await moderation.ClassifyTextAsync(text)).Value.Flagged)
        {
            throw new InvalidOperationException("not this");
        }

        return (await _audio.GenerateSpeechAsync(text, GeneratedSpeechVoice.Alloy)).Value;
    }
}
