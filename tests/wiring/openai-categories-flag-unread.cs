// sdk: OpenAI
// shows: trap: the variable is set and never asked
// references: OpenAI, Azure.AI.ContentSafety
// expect: content-safety used-not-wired
using Azure.AI.ContentSafety;
using OpenAI.Chat;

public class Answers(ChatClient chat, ContentSafetyClient safety)
{
    public bool WasBlocked { get; private set; }

    public async Task<string> Ask(string question)
    {
        var analysis = await safety.AnalyzeTextAsync(question);
        if (analysis.Value.CategoriesAnalysis.Any(category => category.Severity >= 4))
        {
            WasBlocked = true;
        }

        return (await chat.CompleteChatAsync(new UserChatMessage(question))).Value.Content[0].Text;
    }
}
