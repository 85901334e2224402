using Vetted.Inventory;

namespace Vetted.Source.Tests;

/// <summary>Names that an app host gives to models, and the projects that ask for them.</summary>
public sealed class AppHostSpecs
{
    private static readonly SourceSettings Started = SourceSettings.Default with { Deployments = [new NamedDeployment("chat", "gpt-4o", new Place("AppHost/Program.cs", 4, 29))] };

    [Theory]
    [InlineData("Aspire.Hosting.GitHubModelsExtensions.AddGitHubModel(builder, \"chat\", \"gpt-4o\")", "gpt-4o")]
    [InlineData("builder.AddGitHubModel(model: \"gpt-4o\", name: Name)", "gpt-4o")]
    [InlineData("builder.AddGitHubModel(\"chat\", Aspire.Hosting.GitHub.GitHubModel.OpenAI.OpenAIGpt4oMini)", "openai/gpt-4o-mini")]
    public void An_app_host_tells_what_it_calls_a_model(string call, string model)
    {
        var evidence = Reading.Read(Reading.CSharp("using Aspire.Hosting; IDistributedApplicationBuilder builder = null!; const string Name = \"chat\";\n" + call + ";"));
        Assert.Equal(("chat", model, 2), Assert.Single(evidence.Deployments.Select(one => (one.Name, one.Model, one.Place.Line))));
    }

    [Fact]
    public void A_deployment_name_is_the_app_hosts_model()
    {
        var evidence = Reading.Read(Reading.CSharp("new Azure.AI.OpenAI.AzureOpenAIClient(new Uri(\"https://e\"), null!).GetChatClient(\"chat\");"), Started);
        Assert.Equal(["AppHost/Program.cs:4 gpt-4o deployment @selected"], Reading.Show(evidence));
        Assert.Empty(evidence.Trees.SelectMany(tree => tree.Unknowns));
    }

    [Fact]
    public void A_connection_name_is_the_app_hosts_model() =>
        Assert.Equal(
            ["AppHost/Program.cs:4 gpt-4o deployment @selected"],
            Reading.Show(Reading.Read(Reading.CSharp("new App().AddAzureOpenAIClient(\"chat\"); class App { public void AddAzureOpenAIClient(string connectionName) { } }"), Started)));

    [Fact]
    public void Another_name_stays_unknown()
    {
        var evidence = Reading.Read(Reading.CSharp("new Azure.AI.OpenAI.AzureOpenAIClient(new Uri(\"https://e\"), null!).GetChatClient(\"other\"); Console.WriteLine(\"chat\");"), Started);
        Assert.Empty(Reading.Show(evidence));
        Assert.Equal("other", Assert.Single(evidence.Trees.SelectMany(tree => tree.Unknowns)).Fact.Key);
    }
}
