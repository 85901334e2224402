// sdk: OpenAI
// shows: trap: the text is redacted and the original is sent
// references: OpenAI, Azure.AI.TextAnalytics
// expect: privacy used-not-wired
using Azure.AI.TextAnalytics;
using OpenAI.Chat;

public class Answers(ChatClient chat, TextAnalyticsClient language)
{
    public async Task<string> Ask(string question)
    {
        var redacted = (await language.RecognizePiiEntitiesAsync(question)).Value.RedactedText;
        Console.WriteLine(redacted);
        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
