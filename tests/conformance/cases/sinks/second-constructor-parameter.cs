// references: OllamaSharp
var ollama = new OllamaSharp.OllamaApiClient("http://localhost:11434", "llama3.2"); //! model llama3.2 literal selected
