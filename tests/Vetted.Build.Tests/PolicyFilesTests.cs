using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Catalog;
using Vetted.Policy;

namespace Vetted.Build.Tests;

/// <summary>Which policy files count, and where the repository begins.</summary>
public class PolicyFilesTests
{
    [Fact]
    public void Every_policy_from_the_root_down_to_the_project_counts_and_none_above()
    {
        using var folder = new Folder();
        folder.Write("vetted.json", "{}");
        folder.Write("repo/.git/HEAD");
        folder.Write("repo/vetted.json", "{}");
        folder.Write("repo/src/App/vetted.json", "{}");
        folder.Write("repo/src/Other/vetted.json", "{}");

        Assert.Equal(["vetted.json", "src/App/vetted.json"], Read(folder, "repo/src/App/App.csproj").Files);
    }

    [Fact]
    public void A_repository_begins_at_its_topmost_policy()
    {
        using var folder = new Folder();
        folder.Write("repo/.git/HEAD");
        folder.Write("repo/src/vetted.json", "{}");

        Assert.Equal(folder.At("repo/src"), RepositoryRoot.Find(folder.At("repo/src/App")));
        Assert.Equal(folder.At("repo"), RepositoryRoot.Find(folder.At("repo/docs")));
    }

    [Fact]
    public void A_project_that_calls_its_own_folder_the_root_keeps_the_policies_above_it()
    {
        using var folder = new Folder();
        folder.Write("repo/.git/HEAD");
        folder.Write("repo/vetted.json", "{}");
        folder.Write("repo/App/vetted.json", "{}");
        var project = folder.Project("repo/App/App.csproj", ("Root", folder.At("repo/App")));

        Assert.Equal([folder.At("repo/vetted.json"), folder.At("repo/App/vetted.json")], PolicyFiles.Candidates(ProjectOptions.From(project)));
        Assert.Equal(folder.At("repo/App"), ProjectOptions.From(project).RepositoryRoot);
    }

    [Fact]
    public void A_project_without_repository_and_policy_stands_alone()
    {
        using var folder = new Folder();

        Assert.Equal(folder.At("App"), RepositoryRoot.Find(folder.At("App")));
    }

    [Fact]
    public void A_central_policy_that_is_another_file_than_the_pinned_one_is_a_mistake()
    {
        using var folder = new Folder();
        var central = folder.Write("central.json", "{}");
        folder.Write("App/App.csproj");

        var policy = Read(folder, "App/App.csproj", new() { ["VettedPolicyFile"] = central, ["VettedPolicySha256"] = new string('0', 64) });
        var pinned = Read(folder, "App/App.csproj", new() { ["VettedPolicyFile"] = central, ["VettedPolicySha256"] = "44136FA355B3678A1146AD16F7E8649E94FB4FC21FE77E8310C060F61CAAFF8A" });

        Assert.Contains("another file", Assert.Single(policy.Problems).Message, System.StringComparison.Ordinal);
        Assert.Empty(pinned.Problems);
        Assert.True(pinned.IsCentral);
    }

    [Fact]
    public void Enforcement_of_a_central_policy_is_not_switched_off_by_a_property_and_that_of_the_team_is()
    {
        using var folder = new Folder();
        var central = folder.Write("central.json", """{ "enforce": true }""");
        folder.Write("App/App.csproj");
        folder.Write("Own/Own.csproj");
        folder.Write("Own/vetted.json", """{ "enforce": true }""");

        Assert.True(Read(folder, "App/App.csproj", new() { ["VettedPolicyFile"] = central, ["VettedEnforce"] = "false" }).Enforce);
        Assert.False(Read(folder, "Own/Own.csproj", new() { ["VettedEnforce"] = "false" }).Enforce);
    }

    [Fact]
    public void A_central_policy_that_is_not_there_is_a_mistake()
    {
        using var folder = new Folder();
        folder.Write("App/App.csproj");

        var policy = Read(folder, "App/App.csproj", new() { ["VettedPolicyFile"] = folder.At("gone.json") });

        Assert.True(Assert.Single(policy.Problems).IsMistake);
    }

    [Fact]
    public void A_policy_extends_no_file_that_a_link_leads_out_of_the_repository()
    {
        using var folder = new Folder();
        folder.Write("outside/base.json", "{}");
        folder.Write("repo/.git/HEAD");
        folder.Write("repo/inside.json", "{}");
        folder.Write("repo/vetted.json", """{ "extends": ["inside.json", "link/base.json"] }""");
        Directory.CreateSymbolicLink(folder.At("repo/link"), folder.At("outside"));

        var policy = Read(folder, "repo/App.csproj");

        Assert.Equal("'link/base.json' was not found or cannot be read", Assert.Single(policy.Problems).Message);
        Assert.Contains("inside.json", policy.Files);
    }

    private static EffectivePolicy Read(Folder folder, string project, Dictionary<string, string>? global = null)
    {
        var item = folder.Project(project);
        return PolicyFiles.Read(ProjectOptions.From(item), new Settings(global ?? [], item, _ => null), AiCatalog.Shared);
    }
}
