// references: Microsoft.SemanticKernel.Connectors.OpenAI
var settings = new Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIPromptExecutionSettings { ModelId = "gpt-4o", Temperature = 0 }; //! model gpt-4o literal selected
