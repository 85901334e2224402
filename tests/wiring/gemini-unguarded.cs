// sdk: Google
// shows: Gemini is asked, nothing in the code checks
// references: Google.GenAI
// expect: content-safety unguarded
using Google.GenAI;
using Google.GenAI.Types;

public class Answers
{
    private readonly Client _client = new(apiKey: "key");

    public async Task<string> Ask(string question)
    {
        var response = await _client.Models.GenerateContentAsync("gemini-2.5-flash", question);
        return response.Candidates[0].Content.Parts[0].Text;
    }
}
