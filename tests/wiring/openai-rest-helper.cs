// sdk: OpenAI
// shows: a class of the project asks Azure AI Content Safety over plain HTTP
// references: OpenAI
// expect: content-safety wired
using OpenAI.Chat;

public class Answers(ChatClient chat, Inspector inspector)
{
    public async Task<string> Ask(string question) =>
        await inspector.Finds(question) ? "no" : (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
}

public class Inspector(HttpClient http)
{
    public async Task<bool> Finds(string text)
    {
        var response = await http.PostAsJsonAsync("https://contoso.cognitiveservices.azure.com/contentsafety/text:analyze?api-version=2024-09-01", new { text });
        return (await response.Content.ReadAsStringAsync()).Contains("\"severity\":6");
    }
}
