using System.Linq;
using Vetted.Catalog;

namespace Vetted.Core.Tests.Catalog;

public sealed class SinkTests
{
    private static readonly AiCatalog Catalog = AiCatalog.Shared;

    [Fact]
    public void A_client_that_is_asked_for_by_model_is_a_sink()
    {
        var sink = Assert.Single(Catalog.FindSinks("OpenAI.OpenAIClient", "GetChatClient"));

        Assert.Equal(("model", "selector", "text-generation"), (sink.Parameter, sink.Role, sink.Capability));
        Assert.Equal(("OpenAI", "OpenAI"), (sink.Package, sink.Assembly));
        Assert.False(sink.IsDeployment);
        Assert.False(sink.IsLoader);
    }

    [Fact]
    public void The_same_member_of_another_type_is_none() => Assert.Empty(Catalog.FindSinks("My.OpenAIClient", "GetChatClient"));

    [Fact]
    public void An_Azure_client_takes_a_deployment_name() =>
        Assert.True(Assert.Single(Catalog.FindSinks("Azure.AI.OpenAI.AzureOpenAIClient", "GetChatClient")).IsDeployment);

    [Fact]
    public void A_session_over_a_file_is_a_loader_and_over_bytes_too()
    {
        var sinks = Catalog.FindSinks("Microsoft.ML.OnnxRuntime.InferenceSession", "#ctor");

        Assert.All(sinks, sink => Assert.True(sink.IsLoader));
        Assert.Equal(["bytes", "string"], sinks.Select(sink => sink.Value).Order());
    }

    [Fact]
    public void A_type_outside_the_main_assembly_of_its_package_names_its_own() =>
        Assert.Equal("Microsoft.ML.Transforms", Catalog.FindSinks("Microsoft.ML.TextCatalog", "ApplyWordEmbedding")[0].Assembly);

    [Fact]
    public void A_moderation_model_is_no_capability_but_safety()
    {
        var sink = Assert.Single(Catalog.FindSinks("OpenAI.Moderations.ModerationClient", "#ctor"));

        Assert.Equal(("selector-safety", null), (sink.Role, sink.Capability));
    }

    [Theory]
    [InlineData("OllamaSharp.OllamaApiClient", "#ctor", "defaultModel")]
    [InlineData("Microsoft.Extensions.AI.ChatOptions", "ModelId", null)]
    [InlineData("Microsoft.SemanticKernel.OpenAIKernelBuilderExtensions", "AddOpenAIChatCompletion", "modelId")]
    [InlineData("Anthropic.Models.Messages.MessageCreateParams", "Model", null)]
    [InlineData("Amazon.BedrockRuntime.Model.ConverseRequest", "ModelId", null)]
    [InlineData("LLama.Common.ModelParams", "#ctor", "modelPath")]
    public void The_common_clients_are_there(string type, string member, string? parameter) =>
        Assert.Contains(Catalog.FindSinks(type, member), sink => sink.Parameter == parameter);

    [Fact]
    public void An_ordinary_member_name_is_no_sink() => Assert.Empty(Catalog.FindSinks("ToString"));

    [Fact]
    public void Every_sink_has_a_known_role_and_kind_of_value()
    {
        string[] roles = ["selector", "selector-download", "selector-typed", "selector-safety", "loader", "loader-indirect"];

        Assert.True(Catalog.Sinks.Count >= 440, Catalog.Sinks.Count + " sinks");
        Assert.All(Catalog.Sinks, sink => Assert.Contains(sink.Role, roles));
        Assert.All(Catalog.Sinks, sink => Assert.True(sink.Capability is null || Vocabulary.Capabilities.Contains(sink.Capability), sink.ToString()));
        Assert.Equal(Catalog.Sinks.Count, Catalog.Sinks.Select(sink => (sink.Type, sink.Member, sink.Parameter, sink.Assembly)).Distinct().Count());
    }

    [Fact]
    public void Rows_that_nobody_read_keep_their_mark() =>
        Assert.False(Assert.Single(Catalog.FindSinks("Google.GenAI.Models", "EmbedContentAsync")).IsVerified);
}
