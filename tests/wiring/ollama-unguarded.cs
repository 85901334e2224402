// sdk: Ollama
// shows: a local model answers, nothing checks
// references: OllamaSharp, Microsoft.Extensions.AI.Abstractions
// expect: content-safety unguarded
using Microsoft.Extensions.AI;
using OllamaSharp;

IChatClient chat = new OllamaApiClient("http://localhost:11434", "llama3.2");
Console.WriteLine((await chat.GetResponseAsync(Console.ReadLine())).Text);
