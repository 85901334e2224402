// sdk: Semantic Kernel
// shows: a kernel from outside the project: cannot tell
// references: Microsoft.SemanticKernel.Core, Microsoft.SemanticKernel.Connectors.OpenAI, Azure.AI.ContentSafety
// expect: content-safety cannot-tell
using Microsoft.SemanticKernel;

public class Answers(Kernel kernel)
{
    public async Task<string> Ask(string question) => (await kernel.InvokePromptAsync(question)).GetValue<string>();
}
