// sdk: Ollama
// shows: trap: the request's prompt is set again after the check
// references: OllamaSharp, OpenAI
// expect: content-safety used-not-wired
using OllamaSharp;
using OllamaSharp.Models;
using OpenAI.Moderations;

var client = new OllamaApiClient("http://localhost:11434", "llama3.2");
var moderation = new ModerationClient("omni-moderation-latest", "key");
var prompt = Console.ReadLine();
var request = new GenerateRequest { Prompt = prompt };
if (!(await moderation.ClassifyTextAsync(prompt)).Value.Flagged)
{
    request.Prompt = Console.ReadLine();
    await foreach (var piece in client.GenerateAsync(request))
    {
        Console.Write(piece.Response);
    }
}
