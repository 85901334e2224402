using Vetted.Catalog;
using Vetted.Text;

namespace Vetted.Core.Tests.Catalog;

public sealed class ServiceTests
{
    private static readonly AiCatalog Catalog = AiCatalog.Shared;

    [Theory]
    [InlineData("api.openai.com", "openai")]
    [InlineData("API.OpenAI.com:443", "openai")]
    [InlineData("contoso.openai.azure.com", "azure-openai")]
    [InlineData("contoso.services.ai.azure.com", "azure-ai-foundry")]
    [InlineData("models.inference.ai.azure.com", "github-models")]
    [InlineData("contoso.eastus.inference.ai.azure.com", "azure-ai-inference")]
    [InlineData("generativelanguage.googleapis.com", "google-gemini")]
    [InlineData("us-central1-aiplatform.googleapis.com", "vertex")]
    [InlineData("bedrock-runtime.us-east-1.amazonaws.com", "bedrock")]
    [InlineData("localhost:11434", "ollama")]
    [InlineData("openrouter.ai", "openrouter")]
    public void A_host_names_its_service(string host, string service) => Assert.Equal(service, Catalog.FindServiceByHost(host)?.Id);

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost:5000")]
    [InlineData("api.openai.com.evil.example")]
    [InlineData("openai.azure.com.example.org")]
    [InlineData("notapi.openai.com")]
    [InlineData("github.com")]
    public void Another_host_is_no_AI_service(string host) => Assert.Null(Catalog.FindServiceByHost(host));

    [Fact]
    public void Only_a_documented_default_filter_is_provider_default()
    {
        Assert.Contains("content-safety", Catalog.FindService("azure-openai")!.DefaultSafety);
        Assert.Empty(Catalog.FindService("openai")!.DefaultSafety);
        Assert.Empty(Catalog.FindService("ollama")!.DefaultSafety);
        Assert.True(Catalog.FindService("ollama")!.IsSelfHosted);
    }

    [Theory]
    [InlineData("anthropic", true)]
    [InlineData("lm-studio", false)]
    public void A_host_that_nobody_read_at_its_source_says_so(string service, bool isVerified) => Assert.Equal(isVerified, Catalog.FindService(service)!.IsVerified);

    [Theory]
    [InlineData("*.b", "a.b", true)]
    [InlineData("*.b", "a.bc", false)]
    [InlineData("a*c?e*", "abbcde", true)]
    [InlineData("a*c?e", "abbcdef", false)]
    [InlineData("", "", true)]
    [InlineData("*", "", true)]
    [InlineData("(a+)+$", "(a+)+$", true)]
    public void A_glob_is_anchored_and_knows_only_stars_and_question_marks(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Glob.IsMatch(pattern, text));

    [Fact]
    public void A_hostile_pattern_ends_soon() =>
        Assert.False(Glob.IsMatch(string.Concat(System.Linq.Enumerable.Repeat("*a", 60)) + "b", new string('a', 5000)));
}
