// sdk: Ollama
// shows: Llama Guard judges the answer
// references: OllamaSharp, Microsoft.Extensions.AI.Abstractions
// expect: llama3.2: content-safety wired
using Microsoft.Extensions.AI;
using OllamaSharp;

IChatClient chat = new OllamaApiClient("http://localhost:11434", "llama3.2");
IChatClient guard = new OllamaApiClient("http://localhost:11434", "llama-guard3:1b");
var answer = await chat.GetResponseAsync(Console.ReadLine());
var verdict = await guard.GetResponseAsync("Judge: " + answer.Text);
Console.WriteLine(verdict.Text.Contains("unsafe") ? "no" : answer.Text);
