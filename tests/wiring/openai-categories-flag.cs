// sdk: OpenAI
// shows: a variable remembers a severe category and is asked before the call
// references: OpenAI, Azure.AI.ContentSafety
// expect: content-safety wired
using Azure.AI.ContentSafety;
using OpenAI.Chat;

public class Answers(ChatClient chat, ContentSafetyClient safety)
{
    public async Task<string> Ask(string question)
    {
        var isBlocked = false;
        var analysis = await safety.AnalyzeTextAsync(question);
        foreach (var category in analysis.Value.CategoriesAnalysis)
        {
            if (category.Severity >= 4)
            {
                isBlocked = true;
            }
        }

        if (isBlocked)
        {
            return "no";
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
