using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Core.Tests.Catalog;

public sealed class PackageTests
{
    private static readonly AiCatalog Catalog = AiCatalog.Shared;

    [Fact]
    public void A_package_says_what_AI_does_through_it()
    {
        var package = Catalog.FindPackage("openai")!;

        Assert.Equal(("OpenAI", "sdk", "openai"), (package.Id, package.Role, package.Service));
        Assert.Contains("text-generation", package.Capabilities);
        Assert.Contains("T:OpenAI.Chat.ChatClient", package.EntryTypes);
        Assert.Equal(["OpenAI"], package.Assemblies);
    }

    [Theory]
    [InlineData("Microsoft.SemanticKernel.Experimental.Agents", "Microsoft.SemanticKernel.*")]
    [InlineData("libtorch-cuda-12.1-win-x64-part1", "libtorch-cuda-*")]
    [InlineData("Microsoft.SemanticKernel.Connectors.Qdrant", "Microsoft.SemanticKernel.Connectors.*")]
    [InlineData("LLamaSharp.Backend.Cuda12.Windows", "LLamaSharp.Backend.*")]
    public void The_longest_prefix_row_stands_for_a_package_without_its_own(string id, string row) => Assert.Equal(row, Catalog.FindPackage(id)!.Id);

    [Theory]
    [InlineData("Newtonsoft.Json")]
    [InlineData("Microsoft.Extensions.Logging")]
    [InlineData("Microsoft.SemanticKernelish")]
    [InlineData("OpenAISomething")]
    public void Other_packages_are_no_AI_packages(string id) => Assert.Null(Catalog.FindPackage(id));

    [Theory]
    [InlineData("Anthropic", "13.12.0", "Apache-2.0")]
    [InlineData("Anthropic", "12.1.0", "MIT")]
    [InlineData("OpenAI", "2.1.0", "MIT")]
    [InlineData("OllamaSharp", "5.5.2", "MIT")]
    [InlineData("OpenAI", "1.11.0", "NOASSERTION")]
    public void A_licence_holds_for_its_versions(string id, string version, string licence) =>
        Assert.Equal(licence, Catalog.FindPackage(id)!.LicenceFor(version));

    [Fact]
    public void An_id_that_changed_hands_tells_the_maker_by_version()
    {
        var package = Catalog.FindPackage("Anthropic")!;

        Assert.Equal("Anthropic", package.MakerFor("13.12.0"));
        Assert.StartsWith("tryAGI", package.MakerFor("3.2.1"), System.StringComparison.Ordinal);
        Assert.Null(package.MakerFor("7.0.0"));
    }

    /// <summary>What real .NET projects reference for AI, as facts of their own: ids that have to be known whatever the data files look like.</summary>
    [Theory]
    [InlineData("A2A")]
    [InlineData("AWSSDK.BedrockRuntime")]
    [InlineData("Aspire.Azure.AI.OpenAI")]
    [InlineData("Aspire.Hosting.Azure.CognitiveServices")]
    [InlineData("Azure.AI.ContentSafety")]
    [InlineData("Azure.AI.FormRecognizer")]
    [InlineData("Azure.AI.OpenAI")]
    [InlineData("Azure.AI.Projects")]
    [InlineData("Azure.Search.Documents")]
    [InlineData("CommunityToolkit.Aspire.OllamaSharp")]
    [InlineData("CommunityToolkit.VectorData.InMemory")]
    [InlineData("HuggingfaceHub")]
    [InlineData("LLamaSharp.Backend.Cpu")]
    [InlineData("Microsoft.AI.Foundry.Local.WinML")]
    [InlineData("Microsoft.CognitiveServices.Speech")]
    [InlineData("Microsoft.Extensions.AI.AzureAIInference")]
    [InlineData("Microsoft.Extensions.AI.Evaluation.Safety")]
    [InlineData("Microsoft.Extensions.AI.Ollama")]
    [InlineData("Microsoft.KernelMemory.Service.AspNetCore")]
    [InlineData("Microsoft.ML.GenAI.LLaMA")]
    [InlineData("Microsoft.ML.OnnxRuntime.Gpu")]
    [InlineData("Microsoft.ML.OnnxRuntimeGenAI.Cuda")]
    [InlineData("Microsoft.ML.Tokenizers.Data.Cl100kBase")]
    [InlineData("Microsoft.SemanticKernel.Planners.OpenAI")]
    [InlineData("Microsoft.SemanticKernel.Plugins.Web")]
    [InlineData("Microsoft.WindowsAppSDK")]
    [InlineData("ModelContextProtocol")]
    [InlineData("PaddleOCRSharp")]
    [InlineData("Pgvector.EntityFrameworkCore")]
    [InlineData("System.Speech")]
    [InlineData("TorchSharp-cuda-windows")]
    [InlineData("Whisper.net.Runtime.Cublas")]
    public void Packages_that_real_projects_reference_are_known(string id) => Assert.NotNull(Catalog.FindPackage(id));

    [Fact]
    public void The_catalog_knows_at_least_200_ids_that_were_read_somewhere() =>
        Assert.True(Catalog.Packages.Count(package => package is { IsVerified: true, IsPrefix: false }) >= 200);

    [Fact]
    public void A_platform_is_no_AI_package()
    {
        Assert.False(Catalog.FindPackage("Microsoft.WindowsAppSDK")!.IsAiPackage);
        Assert.True(Catalog.FindPackage("OpenAI")!.IsAiPackage);
    }

    [Theory]
    [InlineData("SentenceTransformers.MiniLM")]
    [InlineData("Microsoft.ML.DnnImageFeaturizer.ResNet50")]
    [InlineData("FaceAiSharp.Models.Scrfd.2dot5g_kps")]
    public void What_carries_weights_says_so(string id) => Assert.True(Catalog.FindPackage(id)!.BringsWeights);

    [Fact]
    public void What_only_downloads_them_does_not() =>
        Assert.Equal((false, true), (Catalog.FindPackage("Whisper.net")!.BringsWeights, Catalog.FindPackage("Whisper.net")!.DownloadsWeights));

    [Fact]
    public void Every_range_can_be_read()
    {
        var rows = Catalog.Packages.SelectMany(package => package.Licences.Concat(package.Makers));

        Assert.All(rows, row => Assert.NotNull(VersionRange.TryParse(row.Versions)));
    }
}
