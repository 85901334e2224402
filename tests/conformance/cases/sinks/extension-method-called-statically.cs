// references: Microsoft.SemanticKernel.Connectors.OpenAI
using Microsoft.SemanticKernel;
OpenAIKernelBuilderExtensions.AddOpenAIChatCompletion(Kernel.CreateBuilder(), apiKey: "k", modelId: "gpt-4o-mini"); //! model gpt-4o-mini literal selected
