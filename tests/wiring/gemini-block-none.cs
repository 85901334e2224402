// sdk: Google
// shows: trap: the request switches the filter off
// references: Google.GenAI
// expect: content-safety used-not-wired because blocks nothing
using Google.GenAI;
using Google.GenAI.Types;

public class Answers
{
    private readonly Client _client = new(apiKey: "key");

    public async Task<string> Ask(string question)
    {
        var config = new GenerateContentConfig { SafetySettings = [new SafetySetting { Category = HarmCategory.HARM_CATEGORY_HARASSMENT, Threshold = HarmBlockThreshold.BLOCK_NONE }] };
        var response = await _client.Models.GenerateContentAsync("gemini-2.5-flash", question, config);
        return response.Candidates[0].Content.Parts[0].Text;
    }
}
