' references: Microsoft.SemanticKernel.Connectors.OpenAI
Imports Microsoft.SemanticKernel
Module Program
    Sub Main()
        Kernel.CreateBuilder().AddOpenAIChatCompletion("gpt-4o", "k") '! model gpt-4o literal selected
    End Sub
End Module
