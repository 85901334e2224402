using System.Linq;
using Microsoft.CodeAnalysis;

namespace Vetted.Evidence.Binary.Tests;

/// <summary>The names that an app host gives to models, and those by which other projects ask for them.</summary>
public sealed class BinaryNameTests
{
    [Theory]
    [InlineData("Aspire.Hosting.GitHubModelsExtensions.AddGitHubModel(builder, \"chat\", \"gpt-4o\")", "chat gpt-4o 2")]
    [InlineData("builder.AddGitHubModel(model: \"gpt-4o\", name: Name)", "chat gpt-4o 2")]
    [InlineData("builder.AddGitHubModel(\"chat\", \"our-own\")", "chat our-own 2")]
    [InlineData("builder.AddGitHubModel(\"chat\", args.Length > 0 ? \"gpt-4o\" : \"llama3.2\")", "chat gpt-4o 2, chat llama3.2 2")]
    [InlineData("builder.AddGitHubModel(args[0], \"gpt-4o\")", "")]
    [InlineData("builder.AddGitHubModel(\"chat\", args[0])", "")]
    [InlineData("new OpenAI.OpenAIClient(\"k\").GetChatClient(\"gpt-4o\")", "")]
    public void An_app_host_tells_what_it_calls_a_model(string call, string expected)
    {
        var evidence = Read("using Aspire.Hosting; IDistributedApplicationBuilder builder = null!; const string Name = \"chat\";\n" + call + ";");
        Assert.Equal(expected, string.Join(", ", evidence.Deployments.Select(one => $"{one.Name} {one.Model} {one.Place.Line}")));
    }

    [Fact]
    public void A_typed_constant_has_the_name_that_stands_beside_it()
    {
        var evidence = Read("using Aspire.Hosting; IDistributedApplicationBuilder builder = null!;\nbuilder.AddGitHubModel(\"chat\", Aspire.Hosting.GitHub.GitHubModel.OpenAI.OpenAIGpt4oMini);");
        Assert.Equal(("chat", "openai/gpt-4o-mini"), Assert.Single(evidence.Deployments.Select(one => (one.Name, one.Model))));
    }

    [Theory]
    [InlineData("builder.AddOllamaApiClient(\"chat\")", "chat 2")]
    [InlineData("builder.AddOllamaApiClient(configure: null, connectionName: Name)", "chat 2")]
    [InlineData("builder.AddKeyedOllamaApiClient(\"chat\")", "chat 2")]
    [InlineData("builder.AddOllamaApiClient(args[0])", "")]
    [InlineData("builder.AddTelemetryClient(\"chat\")", "")]
    public void A_connection_is_opened_by_the_name_that_an_app_host_gave(string call, string expected)
    {
        var evidence = Read("using Microsoft.Extensions.Hosting; IHostApplicationBuilder builder = null!; const string Name = \"chat\";\n" + call + ";");
        Assert.Equal(expected, string.Join(", ", evidence.Connections.Select(one => $"{one.Name} {one.Evidence.Place.Line}")));
    }

    private static AssemblyEvidence Read(string source) => Compiled.Read(Compiled.CSharp(OptimizationLevel.Release, source));
}
