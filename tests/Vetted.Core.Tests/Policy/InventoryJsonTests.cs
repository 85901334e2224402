using System.Linq;
using Vetted.Inventory;

namespace Vetted.Policy.Tests;

public class InventoryJsonTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_member_of_an_inventory_survives_the_file(int seed)
    {
        var inventory = Filled.Of<ProjectInventory>(seed);

        var read = InventoryJson.Read(InventoryJson.Write(inventory), out var error);

        Assert.Null(error);
        Assert.Equal(Filled.Describe(inventory), Filled.Describe(read));
    }

    [Fact]
    public void An_inventory_of_defaults_survives_the_file()
    {
        var inventory = new ProjectInventory
        {
            Name = "App",
            Models = new[] { new ModelReference { Text = "gpt-4o", Evidence = new Evidence(Technique.Source, new Place("Program.cs", 3)) } },
            Packages = new[] { new Package { Id = "OpenAI", Version = "2.0.0" } },
        };

        var read = InventoryJson.Read(InventoryJson.Write(inventory), out _);

        Assert.Equal(Filled.Describe(inventory), Filled.Describe(read));
    }

    [Fact]
    public void A_package_folder_on_this_machine_is_never_written()
    {
        var inventory = new ProjectInventory { Name = "App", Packages = new[] { new Package { Id = "OpenAI", Version = "2.0.0", Folder = "/home/someone/.nuget" } } };

        Assert.DoesNotContain("someone", InventoryJson.Write(inventory), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("{ \"format\": 1, ", 1)]
    [InlineData("{ \"format\": 99, \"name\": \"App\" }", 1)]
    [InlineData("\n[]", 2)]
    public void What_is_no_inventory_is_an_error_with_its_place(string text, int line)
    {
        Assert.Null(InventoryJson.Read(text, out var error));
        Assert.Equal(line, error!.Line);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_member_of_the_facts_survives_the_file(int seed)
    {
        var facts = Filled.Of<ProjectFacts>(seed);

        var read = ProjectFacts.Read(ProjectFacts.Write(facts), out var error);

        Assert.Null(error);
        Assert.Equal(Filled.Describe(facts), Filled.Describe(read));
        Assert.Equal(ProjectFacts.Write(facts), ProjectFacts.Write(read!));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_facts_file_says_by_its_first_bytes_whether_the_analyzers_have_something_to_do(bool isActive)
    {
        var text = ProjectFacts.Write(new ProjectFacts { Inventory = new ProjectInventory { Name = "App" }, IsActive = isActive });

        Assert.Equal(!isActive, ProjectFacts.IsInactive(text));
        Assert.Equal(!isActive, ProjectFacts.IsInactive(text[..ProjectFacts.InactiveBeginning]));
        Assert.False(ProjectFacts.IsInactive(text[..(ProjectFacts.InactiveBeginning - 1)]));
    }

    [Fact]
    public void An_empty_allow_list_survives_the_file_because_it_allows_nothing()
    {
        var facts = new ProjectFacts
        {
            Inventory = new ProjectInventory { Name = "App" },
            Policy = new EffectivePolicy { Files = new[] { "vetted.json" }, Models = new Choice { Allow = new[] { System.Array.Empty<PolicyEntry>() } } },
        };

        var read = ProjectFacts.Read(ProjectFacts.Write(facts), out _)!;

        Assert.Empty(Assert.Single(read.Policy.Models.Allow));
    }

    [Fact]
    public void Rules_are_sorted_unique_and_all_named()
    {
        Assert.Equal(24, Rules.All.Count);
        Assert.Equal(Rules.All.Select(rule => rule.Id).Distinct().OrderBy(id => id, System.StringComparer.Ordinal), Rules.All.Select(rule => rule.Id));
        Assert.All(Rules.All, rule => Assert.Same(rule, Rules.Get(rule.Id)));
    }
}
