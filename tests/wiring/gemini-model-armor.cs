// sdk: Google
// shows: Model Armor looks at the question
// references: Google.GenAI, Google.Cloud.ModelArmor.V1
// expect: content-safety wired
// expect: prompt-injection wired
using Google.GenAI;
using Google.GenAI.Types;
using Google.Cloud.ModelArmor.V1;

public class Answers(ModelArmorClient armor)
{
    private readonly Client _client = new(apiKey: "key");

    public async Task<string> Ask(string question)
    {
        var looked = await armor.SanitizeUserPromptAsync(new SanitizeUserPromptRequest { Name = "projects/p/locations/l/templates/t", UserPromptData = new DataItem { Text = question } });
        if (looked.SanitizationResult.FilterMatchState == FilterMatchState.MatchFound)
        {
            return "no";
        }

        var response = await _client.Models.GenerateContentAsync("gemini-2.5-flash", question);
        return response.Candidates[0].Content.Parts[0].Text;
    }
}
