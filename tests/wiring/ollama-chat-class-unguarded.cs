// sdk: Ollama
// shows: OllamaSharp's Chat, nothing checks
// references: OllamaSharp
// expect: content-safety unguarded
using OllamaSharp;

var chat = new Chat(new OllamaApiClient("http://localhost:11434", "llama3.2"));
await foreach (var token in chat.SendAsync(Console.ReadLine()))
{
    Console.Write(token);
}
