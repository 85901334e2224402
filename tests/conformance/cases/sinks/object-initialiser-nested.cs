// references: OllamaSharp
var ollama = new OllamaSharp.OllamaApiClient(new OllamaSharp.OllamaApiClient.Configuration { Model = "llama3.2" }); //! model llama3.2 literal selected
