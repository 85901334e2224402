using System.Linq;

namespace Vetted.Catalog.Tests.Models;

public sealed class FindModelsTests
{
    [Theory]
    [InlineData("ollama pull llama3.2", "llama3.2")]
    [InlineData("ollama run mistral", "mistral")]
    [InlineData("https://huggingface.co/TheBloke/Llama-2-7B-GGUF/resolve/main/llama-2-7b.Q4_K_M.gguf", "https://huggingface.co/TheBloke/Llama-2-7B-GGUF/resolve/main/llama-2-7b.Q4_K_M.gguf")]
    [InlineData("Endpoint=https://models.github.ai/inference;Key=abc;Model=gpt-4o-mini", "gpt-4o-mini")]
    [InlineData("We use gpt-4o and claude-3-5-sonnet-20241022.", "gpt-4o|claude-3-5-sonnet-20241022")]
    [InlineData("{\"model\": \"text-embedding-3-small\"}", "text-embedding-3-small")]
    [InlineData("docker run x --model phi3:mini", "phi3:mini")]
    public void Ids_inside_a_text_are_found_where_they_stand(string text, string expected)
    {
        var found = AiCatalog.Shared.FindModels(text);
        Assert.Equal(expected.Split('|'), found.Select(mention => text.Substring(mention.Start, mention.Length)));
    }

    [Theory]
    [InlineData("The gemini project was a NASA program.")]
    [InlineData("var o1 = new Object(); var o3 = o1;")]
    [InlineData("phi is an angle, mistral is a wind and gemma a name")]
    [InlineData("see https://api.deepseek.com and https://openai.com/policies")]
    [InlineData("")]
    public void Prose_and_code_without_a_distinctive_id_have_none(string text) => Assert.Empty(AiCatalog.Shared.FindModels(text));
}
