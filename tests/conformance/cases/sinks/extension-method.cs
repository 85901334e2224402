// references: Microsoft.SemanticKernel.Connectors.OpenAI
using Microsoft.SemanticKernel;
Kernel.CreateBuilder().AddOpenAIChatCompletion("gpt-4o", "k"); //! model gpt-4o literal selected
