using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Vetted.Analyzers.CodeFixes;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Analyzers.Tests;

/// <summary>The light bulbs that write into the project file and into the policy: what they write, and where they are not offered.</summary>
public sealed class ProjectFixSpecs
{
    private const string Source = """var c = new OllamaSharp.OllamaApiClient("http://localhost:11434", "llama3.2");""";
    private const string Own = "/repo/src/App/App.csproj";
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <ItemGroup>\n    <PackageReference Include=\"OllamaSharp\" Version=\"5.4.0\" />\n  </ItemGroup>\n</Project>\n";
    private const string Other = "<Project><ItemGroup><PackageReference Include=\"OpenAI\" Version=\"2.9.0\" /></ItemGroup></Project>";
    private const string Stub = "{ \"category\": \"content-safety\", \"tool\": \"\", \"version\": \"\", \"report\": \"\", \"date\": \"\", \"by\": \"\" }";

    private static ProjectFacts Facts { get; } = VettedTest.WithPackages(Package("OllamaSharp"));

    [Fact]
    public async Task A_check_that_another_project_has_is_referenced_in_its_highest_version()
    {
        var (title, changed) = Assert.Single(await Fixes(new AddSafetyPackage(), await Missing(Facts), (Own, Project), ("/repo/src/A/A.csproj", Other), ("/repo/src/B/B.csproj", Other.Replace("2.9.0", "2.15.0", StringComparison.Ordinal))));

        Assert.Equal("Reference OpenAI 2.15.0, as another project does", title);
        Assert.Equal([Own], changed.Keys);
        Assert.Equal(Project.Replace("5.4.0\" />", "5.4.0\" />\n    <PackageReference Include=\"OpenAI\" Version=\"2.15.0\" />", StringComparison.Ordinal), changed[Own]);
    }

    [Theory]
    [InlineData("OpenAI 2.15.0", "Reference OpenAI (2.15.0, as the central file says)", "OpenAI")]
    [InlineData("Azure.AI.ContentSafety 1.0.0", "Reference Azure.AI.ContentSafety (1.0.0, as the central file says)", "Azure.AI.ContentSafety")]
    [InlineData(null, "Reference OpenAI (its version goes into Directory.Packages.props)", "OpenAI")]
    public async Task Under_central_versions_the_reference_writes_none(string? central, string expected, string id)
    {
        var facts = Facts with { HasCentralVersions = true, CentralVersions = central is null ? [] : [central] };

        var (title, changed) = Assert.Single(await Fixes(new AddSafetyPackage(), await Missing(facts), (Own, Project), ("/repo/src/A/A.csproj", Other)));

        Assert.Equal(expected, title);
        Assert.Contains($"\n    <PackageReference Include=\"{id}\" />\n", changed[Own], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_invents_a_version_and_a_package_that_is_there_is_not_referenced_again()
    {
        Assert.Empty(await Fixes(new AddSafetyPackage(), await Missing(Facts), (Own, Project)));
        Assert.Empty(await Fixes(new AddSafetyPackage(), await Missing(Facts), (Own, Project), ("/repo/src/A/A.csproj", Other.Replace("2.9.0", "$(OpenAIVersion)", StringComparison.Ordinal))));
        Assert.Empty(await Fixes(new AddSafetyPackage(), await Missing(Facts), ("/repo/src/A/A.csproj", Other)));
        Assert.Empty(await Fixes(new AddSafetyPackage(), await Missing(VettedTest.WithPackages(Package("OpenAI"))), (Own, Project), ("/repo/src/A/A.csproj", Other)));
    }

    [Fact]
    public async Task A_message_names_the_package_only_where_none_is_there()
    {
        Assert.Contains("Add moderation (dotnet add package OpenAI, then the light bulb)", (await Missing(Facts)).GetMessage(), StringComparison.Ordinal);
        Assert.Contains("Add moderation (light bulb)", (await Missing(VettedTest.WithPackages(Package("OpenAI")))).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_protects_is_declared_in_the_nearest_policy_for_a_person_to_fill_in()
    {
        const string Policy = "{\n  // ours\n  \"enforce\": false\n}\n";
        var (title, changed) = Assert.Single(await Fixes(new AttestInPolicy(), await Missing(Facts), (Own, Project), ("/repo/vetted.json", "{}"), ("/repo/src/App/vetted.json", Policy)));

        Assert.Equal("Declare what protects (content-safety) in vetted.json (to fill in)", title);
        Assert.Equal(["/repo/src/App/vetted.json"], changed.Keys);
        Assert.Contains(Stub, changed["/repo/src/App/vetted.json"], StringComparison.Ordinal);
        Assert.Contains("// ours", changed["/repo/src/App/vetted.json"], StringComparison.Ordinal);
        Assert.Single(PolicyReader.Read([new PolicyInput("vetted.json", changed["/repo/src/App/vetted.json"])], AiCatalog.Shared).Problems);
    }

    [Fact]
    public async Task An_unused_tool_is_declared_with_its_name()
    {
        var facts = VettedTest.WithPackages(Package("OllamaSharp"), Package("Azure.AI.ContentSafety"));
        var unused = Assert.Single(await Driver.CSharp(Source, facts), one => one.Id == Rules.SafetyToolUnused);

        var (_, changed) = Assert.Single(await Fixes(new AttestInPolicy(), unused, ("/repo/vetted.json", "{ }")));

        Assert.Contains(Stub.Replace("\"tool\": \"\"", "\"tool\": \"azure-content-safety\"", StringComparison.Ordinal), changed["/repo/vetted.json"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_practice_is_declared_where_the_policy_tells_of_it()
    {
        var facts = Facts with
        {
            Policy = EffectivePolicy.None with
            {
                Practices = [new PolicyEntry(AiCatalog.Shared.Practices[0].Id, new Place("vetted.json", 2, 5))],
                RuleSettings = [new RuleSetting(Rules.PracticeMissing, Verdict.Warn, new Place("vetted.json", 3, 5))],
            },
        };
        var missing = Assert.Single(await Driver.CSharp(Source, facts), one => one.Id == Rules.PracticeMissing);

        var (title, changed) = Assert.Single(await Fixes(new AttestInPolicy(), missing, ("/repo/vetted.json", "{ }")));

        Assert.Equal($"Declare what shows '{AiCatalog.Shared.Practices[0].Id}' in vetted.json (to fill in)", title);
        Assert.Contains($"{{ \"practice\": \"{AiCatalog.Shared.Practices[0].Id}\", \"report\": \"\", \"date\": \"\", \"by\": \"\" }}", changed["/repo/vetted.json"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_declared_without_a_policy_twice_or_where_the_central_policy_keeps_it_to_itself()
    {
        var missing = await Missing(Facts);
        Assert.Empty(await Fixes(new AttestInPolicy(), missing, (Own, Project)));
        Assert.Empty(await Fixes(new AttestInPolicy(), missing, ("/repo/vetted.json", $"{{ \"declare\": {{ \"attestations\": [ {Stub} ] }} }}")));
        Assert.Empty(await Fixes(new AttestInPolicy(), missing, ("/repo/vetted.json", "{ \"declare\": ")));
        var central = Facts with { Policy = EffectivePolicy.None with { IsCentral = true } };
        Assert.Empty(await Fixes(new AttestInPolicy(), await Missing(central), ("/repo/vetted.json", "{ }")));
        Assert.Single(await Fixes(new AttestInPolicy(), await Missing(central with { Policy = central.Policy with { Delegated = ["attestations"] } }), ("/repo/vetted.json", "{ }")));
    }

    [Fact]
    public void Nobody_adds_packages_or_attests_in_bulk() => Assert.All([new AddSafetyPackage().GetFixAllProvider(), new AttestInPolicy().GetFixAllProvider()], Assert.Null);

    private static Package Package(string id) => new() { Id = id, Version = "1.0.0", Origin = PackageOrigin.Direct };

    private static async Task<Diagnostic> Missing(ProjectFacts facts) => (await Driver.CSharp(Source, facts)).First(one => one.Id == Rules.SafetyMissing);

    private static async Task<IReadOnlyList<(string Title, Dictionary<string, string> Changed)>> Fixes(CodeFixProvider fix, Diagnostic diagnostic, params (string Path, string Text)[] files)
    {
        using var workspace = new AdhocWorkspace();
        var solution = workspace.CurrentSolution;
        var own = ProjectId.CreateNewId();
        foreach (var path in files.Select(file => file.Path).Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).Append(Own).Distinct())
        {
            var id = path == Own ? own : ProjectId.CreateNewId();
            solution = solution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, Path.GetFileNameWithoutExtension(path), Path.GetFileNameWithoutExtension(path), LanguageNames.CSharp, filePath: path));
            foreach (var (name, text) in files.Where(file => file.Path == path || (id == own && file.Path.EndsWith(".json", StringComparison.Ordinal))))
            {
                solution = solution.GetProject(id)!.AddAdditionalDocument(Path.GetFileName(name), text, filePath: name).Project.Solution;
            }
        }

        var document = solution.GetProject(own)!.AddDocument("Program.cs", Source);
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        var results = new List<(string, Dictionary<string, string>)>();
        foreach (var action in actions)
        {
            var change = (ApplyChangesOperation)Assert.Single(await action.GetOperationsAsync(CancellationToken.None));
            var changed = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var id in change.ChangedSolution.GetChanges(document.Project.Solution).GetProjectChanges().SelectMany(one => one.GetChangedAdditionalDocuments()))
            {
                var one = change.ChangedSolution.GetAdditionalDocument(id)!;
                changed.Add(one.FilePath!, (await one.GetTextAsync()).ToString());
            }

            results.Add((action.Title, changed));
        }

        return results;
    }
}
