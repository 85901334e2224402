// sdk: OpenAI
// shows: trap: each category of the analysis is written to the console and nothing more
// references: OpenAI, Azure.AI.ContentSafety
// expect: content-safety used-not-wired because decides nothing
using Azure.AI.ContentSafety;
using OpenAI.Chat;

public class Answers(ChatClient chat, ContentSafetyClient safety)
{
    public async Task<string> Ask(string question)
    {
        var analysis = await safety.AnalyzeTextAsync(new AnalyzeTextOptions(question));
        foreach (var category in analysis.Value.CategoriesAnalysis)
        {
            Console.WriteLine(category.Category + ": " + category.Severity);
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
