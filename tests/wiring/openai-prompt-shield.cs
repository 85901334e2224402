// sdk: OpenAI
// shows: Azure Prompt Shields, called over HTTP, decides whether the question is asked
// references: OpenAI
// expect: prompt-injection wired
using OpenAI.Chat;

public class Answers(ChatClient chat, HttpClient http)
{
    public async Task<string> Ask(string question)
    {
        var response = await http.PostAsJsonAsync("https://x.cognitiveservices.azure.com/contentsafety/text:shieldPrompt?api-version=2024-09-01", new { userPrompt = question, documents = new string[0] });
        var shield = await response.Content.ReadFromJsonAsync<ShieldResult>();
        if (shield.UserPromptAnalysis.AttackDetected)
        {
            return "no";
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}

public record UserPromptAnalysis(bool AttackDetected);

public record ShieldResult(UserPromptAnalysis UserPromptAnalysis);
