// sdk: Semantic Kernel
// shows: a kernel from outside the project, behind a check
// references: Microsoft.SemanticKernel.Core, Microsoft.SemanticKernel.Connectors.OpenAI, Azure.AI.ContentSafety
// expect: content-safety wired
using Azure.AI.ContentSafety;
using Microsoft.SemanticKernel;

public class Answers(Kernel kernel, ContentSafetyClient safety)
{
    public async Task<string> Ask(string question)
    {
        if (safety.AnalyzeText(question).Value.CategoriesAnalysis.Any(category => category.Severity > 2))
        {
            return "no";
        }

        return (await kernel.InvokePromptAsync("Answer: {{$question}}", new KernelArguments { ["question"] = question })).GetValue<string>();
    }
}
