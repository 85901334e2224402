// sdk: Ollama
// shows: Llama Guard judges the question
// references: OllamaSharp, Microsoft.Extensions.AI.Abstractions
// expect: llama3.2: content-safety wired
using Microsoft.Extensions.AI;
using OllamaSharp;

IChatClient chat = new OllamaApiClient("http://localhost:11434", "llama3.2");
IChatClient guard = new OllamaApiClient("http://localhost:11434", "llama-guard3:1b");
var question = Console.ReadLine();
var verdict = await guard.GetResponseAsync(new ChatMessage(ChatRole.User, question));
if (!verdict.Text.Trim().Equals("safe"))
{
    return;
}

Console.WriteLine((await chat.GetResponseAsync(question)).Text);
