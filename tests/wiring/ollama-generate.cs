// sdk: Ollama
// shows: a generate request with a moderated prompt
// references: OllamaSharp, OpenAI
// expect: content-safety wired
using OllamaSharp;
using OllamaSharp.Models;
using OpenAI.Moderations;

var client = new OllamaApiClient("http://localhost:11434", "llama3.2");
var moderation = new ModerationClient("omni-moderation-latest", "key");
var prompt = Console.ReadLine();
if (!(await moderation.ClassifyTextAsync(prompt)).Value.Flagged)
{
    await foreach (var piece in client.GenerateAsync(new GenerateRequest { Prompt = prompt }))
    {
        Console.Write(piece.Response);
    }
}
