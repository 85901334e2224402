// sdk: OpenAI
// shows: trap: Prompt Shields is called and its answer never read
// references: OpenAI
// expect: prompt-injection used-not-wired
using OpenAI.Chat;

public class Answers(ChatClient chat, HttpClient http)
{
    public async Task<string> Ask(string question)
    {
        await http.PostAsJsonAsync("https://x.cognitiveservices.azure.com/contentsafety/text:shieldPrompt?api-version=2024-09-01", new { userPrompt = question });
        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
