// sdk: OpenAI
// shows: a text is spoken, nothing checks it
// references: OpenAI
// expect: content-safety unguarded
using OpenAI.Audio;
using OpenAI.Moderations;

public class Voice(ModerationClient moderation)
{
    private readonly AudioClient _audio = new("gpt-4o-mini-tts", "key");

    public async Task<BinaryData> Say(string text)
    {
        return (await _audio.GenerateSpeechAsync(text, GeneratedSpeechVoice.Alloy)).Value;
    }
}
