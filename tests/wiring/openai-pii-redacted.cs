// sdk: OpenAI
// shows: what is sent is the redacted text
// references: OpenAI, Azure.AI.TextAnalytics
// expect: privacy wired
using Azure.AI.TextAnalytics;
using OpenAI.Chat;

public class Answers(ChatClient chat, TextAnalyticsClient language)
{
    public async Task<string> Ask(string question)
    {
        var entities = await language.RecognizePiiEntitiesAsync(question);
        return (await chat.CompleteChatAsync(new UserChatMessage(entities.Value.RedactedText))).Value.Content[0].Text;
    }
}
