using Microsoft.Extensions.AI;
using OllamaSharp;

namespace MultiLib;

/// <summary>Translates short texts with a local model.</summary>
public sealed class Translator(Uri ollama, string model = "llama3.2")
{
    private readonly IChatClient _model = new OllamaApiClient(ollama, model);

    public async Task<string> TranslateAsync(string text, string language)
    {
        var answer = await _model.GetResponseAsync($"Translate into {language}, answer with the translation only:\n{text}");
        return answer.Text;
    }
}
