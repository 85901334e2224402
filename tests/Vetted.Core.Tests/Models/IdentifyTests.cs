using Vetted.Catalog;

namespace Vetted.Catalog.Tests.Models;

public sealed class IdentifyTests
{
    [Theory]
    [InlineData("llama3.2", "llama-3.2", "Meta")]
    [InlineData("gpt-4o-mini", "gpt-4o", "OpenAI")]
    [InlineData("claude-3-5-sonnet-20241022", "claude", "Anthropic")]
    [InlineData("text-embedding-3-small", "text-embedding-3", "OpenAI")]
    [InlineData("phi3", "phi-3", "Microsoft")]
    [InlineData("mistral", "mistral", "Mistral AI")]
    public void A_known_id_has_a_family_and_a_publisher(string id, string family, string publisher)
    {
        var identity = AiCatalog.Shared.Identify(id);
        Assert.NotNull(identity);
        Assert.Equal((family, publisher), (identity.Family, identity.Publisher));
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("my-deployment")]
    [InlineData("gpt")]
    public void A_plain_word_is_no_model_even_at_a_sink(string word) => Assert.Null(AiCatalog.Shared.Identify(word));
}
