using System.IO;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Evidence.NuGet.Tests;

public sealed class NuGetGraphTests(RestoredSolution solution) : IClassFixture<RestoredSolution>
{
    private NuGetGraph App10 => NuGetGraph.Read(solution.Options("App", "net10.0"));

    private NuGetGraph App8 => NuGetGraph.Read(solution.Options("App", "net8.0"));

    [Fact]
    public void A_direct_package_has_its_resolved_version_and_both_places()
    {
        var package = Find(App10, "OllamaSharp");
        Assert.Equal(PackageOrigin.Direct, package.Origin);
        Assert.StartsWith("5.", package.Version, System.StringComparison.Ordinal);
        Assert.DoesNotContain('*', package.Version);
        Assert.Equal(["OllamaSharp"], package.Path);
        Assert.Equal(new Place("App/App.csproj", 8, 5), package.Reference);
        Assert.Equal(new Place("Directory.Packages.props", 8, 5), package.VersionPlace);
        Assert.Equal(88, package.Sha512!.Length);
    }

    [Fact]
    public void A_transitive_package_has_the_shortest_path_and_the_line_of_the_direct_one()
    {
        var package = Find(App10, "Microsoft.Extensions.Primitives");
        Assert.Equal(PackageOrigin.Transitive, package.Origin);
        Assert.Equal(["OllamaSharp", "Microsoft.Extensions.AI", "Microsoft.Extensions.Caching.Abstractions", "Microsoft.Extensions.Primitives"], package.Path);
        Assert.Equal(8, package.Reference!.Line);
        Assert.Null(package.VersionPlace);
    }

    [Fact]
    public void A_pinned_transitive_package_tells_where_it_is_pinned()
    {
        var package = Find(App10, "Microsoft.Extensions.AI.Abstractions");
        Assert.Equal(PackageOrigin.PinnedTransitive, package.Origin);
        Assert.Equal("10.11.0", package.Version);
        Assert.Equal(["OllamaSharp", "Microsoft.Extensions.AI.Abstractions"], package.Path);
        Assert.Equal(new Place("Directory.Packages.props", 10, 5), package.VersionPlace);
        Assert.Contains("Microsoft.Extensions.AI.Abstractions/10.11.0", Find(App10, "OllamaSharp").Dependencies);
    }

    [Fact]
    public void A_package_that_a_project_brings_has_the_project_in_its_path()
    {
        var package = Find(App10, "Newtonsoft.Json");
        Assert.Equal(["Lib", "Newtonsoft.Json"], package.Path);
        Assert.Equal(new Place("App/App.csproj", 11, 5), package.Reference);
    }

    [Fact]
    public void Private_and_global_analyzer_packages_are_development_only()
    {
        Assert.Equal(
            ["Microsoft.CodeAnalysis.Analyzers", "Microsoft.CodeAnalysis.BannedApiAnalyzers"],
            App10.Packages.Where(package => package.IsDevelopmentOnly).Select(package => package.Id));
        Assert.Equal(new Place("App/App.csproj", 9, 5), Find(App10, "Microsoft.CodeAnalysis.Analyzers").Reference);
        Assert.Equal(new Place("Directory.Packages.props", 13, 5), Find(App10, "Microsoft.CodeAnalysis.BannedApiAnalyzers").Reference);
    }

    [Fact]
    public void A_private_reference_to_a_library_that_ships_is_not_development_only()
    {
        var text = File.ReadAllText(solution.Assets("App")).Replace("\"OllamaSharp\": {\n            \"target\"", "\"OllamaSharp\": {\n            \"suppressParent\": \"All\",\n            \"target\"");
        Assert.Contains("\"suppressParent\": \"All\",\n            \"target\": \"Package\",\n            \"version\": \"[5.*, )\"", text);
        Assert.False(Find(NuGetGraph.Read(solution.Options("App", "net10.0"), text), "OllamaSharp").IsDevelopmentOnly);
    }

    [Fact]
    public void A_package_that_the_framework_prunes_to_placeholders_is_told_apart()
    {
        Assert.True(Find(App10, "System.Text.Json").IsFrameworkProvided);
        Assert.False(Find(App10, "System.Text.Json").IsDevelopmentOnly);
        Assert.False(Find(App8, "System.Text.Json").IsFrameworkProvided);
    }

    [Fact]
    public void Each_framework_has_its_own_graph()
    {
        Assert.Contains(App8.Packages, package => package.Id == "System.Text.Encodings.Web");
        Assert.DoesNotContain(App10.Packages, package => package.Id == "System.Text.Encodings.Web");
    }

    [Fact]
    public void Referenced_projects_have_their_path_and_dependencies()
    {
        var project = Assert.Single(App10.Projects);
        Assert.Equal("Lib/Lib.csproj", project.Path);
        Assert.Equal(["Newtonsoft.Json/13.0.3"], project.Dependencies);
        Assert.Contains("Lib", App10.Dependencies);
        Assert.Contains(App10.Dependencies, text => text.StartsWith("OllamaSharp/5.", System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    public void Format_3_is_read_like_format_4(string framework)
    {
        Assert.Contains("\"version\": 3,", File.ReadAllText(solution.Assets("Lib")));
        var graph = NuGetGraph.Read(solution.Options("Lib", framework));
        Assert.Empty(graph.Gaps);
        Assert.Equal(PackageOrigin.Direct, Find(graph, "Newtonsoft.Json").Origin);
    }

    [Fact]
    public void The_nuspec_gives_licence_and_people()
    {
        var package = Find(App10, "Newtonsoft.Json");
        Assert.Equal("MIT", package.Licence);
        Assert.Equal(LicenceSource.Expression, package.LicenceSource);
        Assert.Equal("James Newton-King", package.Authors);
        Assert.Equal("https://www.newtonsoft.com/json", package.ProjectUrl);
        Assert.Equal("Json.NET is a popular high-performance JSON framework for .NET", package.Description);
    }

    [Fact]
    public void Reading_twice_gives_the_same_order()
    {
        var ids = App10.Packages.Select(package => package.Id).ToList();
        Assert.Equal(ids.OrderBy(id => id, System.StringComparer.OrdinalIgnoreCase), ids);
        Assert.Equal(ids, App10.Packages.Select(package => package.Id));
    }

    [Fact]
    public void Vanished_package_folders_are_one_gap_and_the_packages_stay()
    {
        var text = File.ReadAllText(solution.Assets("App"));
        var start = text.IndexOf("\"packageFolders\": {", System.StringComparison.Ordinal);
        var end = text.IndexOf('}', text.IndexOf('{', text.IndexOf('{', start) + 1)) + 1;
        text = text[..start] + "\"packageFolders\": { \"/nowhere/packages/\": {}" + text[end..];
        var graph = NuGetGraph.Read(solution.Options("App", "net10.0"), text);
        var gap = Assert.Single(graph.Gaps);
        Assert.Matches("^package folder of Microsoft.CodeAnalysis.Analyzers 3.11.0, .* and [0-9]+ more$", gap.What);
        Assert.Equal("App/obj/project.assets.json", gap.Place.File);
        Assert.Equal(App10.Packages.Count, graph.Packages.Count);
        Assert.Null(Find(graph, "OllamaSharp").Licence);
    }

    [Fact]
    public void A_fallback_folder_is_searched_too()
    {
        var text = File.ReadAllText(solution.Assets("App")).Replace("\"packageFolders\": {", "\"packageFolders\": { \"/nowhere/packages/\": {},");
        Assert.Empty(NuGetGraph.Read(solution.Options("App", "net10.0"), text).Gaps);
    }

    [Fact]
    public void A_framework_that_was_not_restored_is_a_gap()
    {
        var gap = Assert.Single(NuGetGraph.Read(solution.Options("App", "net9.0")).Gaps);
        Assert.Equal("it has no target for net9.0; run dotnet restore", gap.Why);
    }

    [Fact]
    public void A_missing_assets_file_is_a_gap()
    {
        var gap = Assert.Single(NuGetGraph.Read(solution.Options("Nowhere", "net10.0")).Gaps);
        Assert.Equal("it does not exist; run dotnet restore", gap.Why);
    }

    [Fact]
    public void A_truncated_assets_file_is_a_gap_at_its_end_whatever_the_cut()
    {
        var text = File.ReadAllText(solution.Assets("Lib"));
        for (var length = 0; length < text.Length - 1; length += 97)
        {
            var graph = NuGetGraph.Read(solution.Options("Lib", "net8.0"), text[..length]);
            Assert.True(graph.Gaps.Count == 1 && graph.Packages.Count == 0, $"cut at {length}");
            Assert.True(graph.Gaps[0].Place.Line >= 1);
        }
    }

    private static Package Find(NuGetGraph graph, string id) => Assert.Single(graph.Packages, package => package.Id == id);
}
