// sdk: Google
// shows: the request sets thresholds that block
// references: Google.GenAI
// expect: content-safety wired
using Google.GenAI;
using Google.GenAI.Types;

public class Answers
{
    private readonly Client _client = new(apiKey: "key");

    public async Task<string> Ask(string question)
    {
        var config = new GenerateContentConfig { SafetySettings = [new SafetySetting { Category = HarmCategory.HARM_CATEGORY_HARASSMENT, Threshold = HarmBlockThreshold.BLOCK_MEDIUM_AND_ABOVE }] };
        var response = await _client.Models.GenerateContentAsync("gemini-2.5-flash", question, config);
        return response.Candidates[0].Content.Parts[0].Text;
    }
}
