// sdk: Ollama
// shows: trap: Llama Guard is asked when the answer is out
// references: OllamaSharp, Microsoft.Extensions.AI.Abstractions
// expect: llama3.2: content-safety used-not-wired
using Microsoft.Extensions.AI;
using OllamaSharp;

IChatClient chat = new OllamaApiClient("http://localhost:11434", "llama3.2");
IChatClient guard = new OllamaApiClient("http://localhost:11434", "llama-guard3:1b");
var question = Console.ReadLine();
Console.WriteLine((await chat.GetResponseAsync(question)).Text);
if ((await guard.GetResponseAsync(question)).Text.Contains("unsafe"))
{
    Console.WriteLine("sorry");
}
