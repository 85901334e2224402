// sdk: Ollama
// shows: OllamaSharp's Chat behind a moderation call
// references: OllamaSharp, OpenAI
// expect: content-safety wired
using OllamaSharp;
using OllamaSharp.Models;
using OpenAI.Moderations;

var chat = new Chat(new OllamaApiClient("http://localhost:11434", "llama3.2"), "Be kind.");
var moderation = new ModerationClient("omni-moderation-latest", "key");
while (true)
{
    var line = Console.ReadLine();
    if ((await moderation.ClassifyTextAsync(line)).Value.Flagged)
    {
        continue;
    }

    await foreach (var token in chat.SendAsync(line))
    {
        Console.Write(token);
    }
}
