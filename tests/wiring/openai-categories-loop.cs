// sdk: OpenAI
// shows: each category of the analysis is asked, a severe one ends it
// references: OpenAI, Azure.AI.ContentSafety
// expect: content-safety wired
using Azure.AI.ContentSafety;
using OpenAI.Chat;

public class Answers(ChatClient chat, ContentSafetyClient safety)
{
    public async Task<string> Ask(string question)
    {
        var analysis = await safety.AnalyzeTextAsync(new AnalyzeTextOptions(question));
        foreach (var category in analysis.Value.CategoriesAnalysis)
        {
            if (category.Severity > 2)
            {
                throw new InvalidOperationException(category.Category);
            }
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
