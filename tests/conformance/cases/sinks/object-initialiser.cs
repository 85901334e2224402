// references: Microsoft.Extensions.AI.Abstractions
var options = new Microsoft.Extensions.AI.ChatOptions { Temperature = 0.5f, ModelId = "gpt-4o" }; //! model gpt-4o literal selected
