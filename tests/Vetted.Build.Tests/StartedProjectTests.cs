using System;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Build.Tests;

/// <summary>The names of an app host's models, and the projects that it starts.</summary>
public sealed class StartedProjectTests
{
    private static readonly Place AtHost = new("AppHost/Program.cs", 4, 29);
    private static readonly ProjectInventory Host = new() { Name = "AppHost", Models = [Reference("llama3.2", AtHost)] };

    [Theory]
    [InlineData("chat", "deployment")]
    [InlineData("Chat", "deployment")]
    [InlineData("ConnectionStrings:chat", "configuration")]
    [InlineData("ConnectionStrings__chat", "environment")]
    public void A_name_that_the_app_host_gave_is_its_model(string key, string reason)
    {
        var joined = Assert.Single(StartedProjects.Join(Host, [new NamedDeployment("chat", "llama3.2", AtHost)], [Asking(key, reason)], AiCatalog.Shared));

        Assert.Equal(("llama3.2", "chat", "deployment", "Api/Program.cs(3,9)"), (joined.Text, joined.Alias, joined.Form, joined.Evidence.Place.ToString()));
        Assert.Equal("deployment \"chat\" at AppHost/Program.cs(4,29)", joined.Evidence.Detail);
        Assert.NotNull(joined.Identity);
    }

    [Theory]
    [InlineData("other", "deployment")]
    [InlineData("chat", "configuration")]
    [InlineData("chat", "runtime-value")]
    [InlineData("AI:chat", "configuration")]
    public void Another_name_stays_unknown(string key, string reason) =>
        Assert.Empty(StartedProjects.Join(Host, [new NamedDeployment("chat", "llama3.2", AtHost)], [Asking(key, reason)], AiCatalog.Shared));

    [Fact]
    public void A_connection_has_the_model_of_its_name()
    {
        var asking = new ProjectInventory { Name = "Api", Connections = [Connection("chat", 3), Connection("cache", 4)] };

        var joined = Assert.Single(StartedProjects.Join(Host, [new NamedDeployment("chat", "llama3.2", AtHost)], [asking], AiCatalog.Shared));

        Assert.Equal(3, joined.Evidence.Place.Line);
    }

    [Fact]
    public void A_name_that_may_be_two_models_is_neither()
    {
        NamedDeployment[] two = [new("chat", "llama3.2", AtHost), new("CHAT", "gpt-4o", AtHost with { Line = 5 }), new("embed", "nomic-embed-text", AtHost with { Line = 6 })];

        var joined = StartedProjects.Join(Host, two, [Asking("chat", "deployment"), Asking("embed", "deployment")], AiCatalog.Shared);

        Assert.Equal("nomic-embed-text", Assert.Single(joined).Text);
    }

    [Fact]
    public void The_same_model_twice_under_one_name_is_that_model() =>
        Assert.Single(StartedProjects.Join(Host, [new("chat", "llama3.2", AtHost), new("chat", "llama3.2", AtHost with { Line = 9 })], [Asking("chat", "deployment")], AiCatalog.Shared));

    [Fact]
    public void A_finding_stands_where_the_app_host_names_the_model_and_says_who_asks_for_it()
    {
        var joined = StartedProjects.Join(Host, [new NamedDeployment("chat", "llama3.2", AtHost)], [Asking("chat", "deployment")], AiCatalog.Shared);
        var inventory = Host with { Models = [.. joined, .. Host.Models] };

        var finding = Assert.Single(Evaluator.Evaluate(inventory, EffectivePolicy.None, AiCatalog.Shared).Findings, one => one.Rule == Rules.ModelLicence);
        var alone = Assert.Single(Evaluator.Evaluate(Host, EffectivePolicy.None, AiCatalog.Shared).Findings, one => one.Rule == Rules.ModelLicence);

        Assert.Equal(["AppHost/Program.cs(4,29)", "Api/Program.cs(3,9)"], finding.Places.Select(place => place.ToString()));
        Assert.StartsWith("llama3.2 (\"chat\" at Api/Program.cs(3,9)) comes under", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("llama3.2 comes under", alone.Message, StringComparison.Ordinal);
        Assert.Equal(["Vetted: llama3.2 is \"chat\" at Api/Program.cs(3,9)"], Voice.Notes([finding], inventory));
        Assert.Empty(Voice.Notes([], inventory));
        Assert.Empty(Voice.Notes([alone], Host));
    }

    [Fact]
    public void The_inventory_of_a_started_project_is_read_and_one_that_is_none_is_told()
    {
        using var folder = new Folder();
        var project = ProjectOptions.From(folder.Project("AppHost/AppHost.csproj", ("Root", folder.Path)));
        var good = folder.Write("Api/obj/inventory.json", InventoryJson.Write(Asking("chat", "deployment") with { Connections = [Connection("chat", 3)] }));

        var (started, gaps) = StartedProjects.Read(project, new[] { good, folder.Write("Web/obj/inventory.json", "{"), folder.At("gone.json") }.Select(path => new StartedProject(path, folder.Path)));

        var read = Assert.Single(started);
        Assert.Equal(("chat", "chat"), (Assert.Single(read.Unknowns).Key, Assert.Single(read.Connections).Name));
        Assert.Equal("Web/obj/inventory.json", Assert.Single(gaps).What);
    }

    [Theory]
    [InlineData("", "Api/Program.cs")]
    [InlineData("/App Host", "../Api/Program.cs")]
    public void Places_are_told_from_where_the_app_host_stands(string root, string expected)
    {
        using var folder = new Folder();
        var project = ProjectOptions.From(folder.Project("App Host/AppHost.csproj", ("Root", folder.Path + root)));
        var inventory = folder.Write("Api/obj/inventory.json", InventoryJson.Write(Asking("chat", "deployment") with { Connections = [Connection("chat", 3)] }));
        var asked = StartedProjects.Read(project, [new StartedProject(inventory, folder.Path)]).Started.Single();

        Assert.Equal((expected, expected), (asked.Unknowns[0].Evidence.Place.File, asked.Connections[0].Evidence.Place.File));
    }

    private static ProjectInventory Asking(string key, string reason) =>
        new() { Name = "Api", Unknowns = [new UnknownModel(key, reason, "M:Client.GetChatClient(System.String)", new Inventory.Evidence(Technique.Binary, new Place("Api/Program.cs", 3, 9)))] };

    private static NamedConnection Connection(string name, int line) => new(name, new Inventory.Evidence(Technique.Binary, new Place("Api/Program.cs", line, 9)));

    private static ModelReference Reference(string text, Place place) =>
        new() { Text = text, Identity = AiCatalog.Shared.Identify(text), Evidence = new Inventory.Evidence(Technique.Binary, place) };
}
