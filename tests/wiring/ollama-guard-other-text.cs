// sdk: Ollama
// shows: trap: Llama Guard judges another text
// references: OllamaSharp, Microsoft.Extensions.AI.Abstractions
// expect: llama3.2: content-safety used-not-wired because another value
using Microsoft.Extensions.AI;
using OllamaSharp;

IChatClient chat = new OllamaApiClient("http://localhost:11434", "llama3.2");
IChatClient guard = new OllamaApiClient("http://localhost:11434", "llama-guard3:1b");
var name = Environment.UserName + Console.ReadLine();
var question = Console.ReadLine();
if ((await guard.GetResponseAsync(name)).Text.Contains("unsafe"))
{
    return;
}

Console.WriteLine((await chat.GetResponseAsync(question)).Text);
