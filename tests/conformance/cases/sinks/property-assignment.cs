// references: OllamaSharp
var ollama = new OllamaSharp.OllamaApiClient("http://localhost:11434");
ollama.SelectedModel = "llama3.2"; //! model llama3.2 literal selected
