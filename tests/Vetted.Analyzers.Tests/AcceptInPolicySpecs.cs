using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Vetted.Analyzers.CodeFixes;
using Vetted.Catalog;
using Vetted.Policy;

namespace Vetted.Analyzers.Tests;

public sealed class AcceptInPolicySpecs
{
    private const string Source = """var c = new OllamaSharp.OllamaApiClient("http://localhost:11434", "llama3.2");""";
    private const string Policy = "{\n  // ours\n  \"enforce\": true,\n  \"exceptions\": [\n    { \"rule\": \"VET1003\", \"subject\": \"gemma\", \"reason\": \"r\", \"owner\": \"o\" }\n  ]\n}\n";

    [Fact]
    public async Task The_nearest_policy_file_gets_an_entry_that_a_person_fills()
    {
        var (title, changed) = Assert.Single(await Fixes(await Restricted(), ("/repo/vetted.json", "{}"), ("/repo/src/App/vetted.json", Policy), ("/repo/src/Other/vetted.json", "{}")));

        Assert.Equal("Accept 'llama3.2' in vetted.json (reason and owner to fill in)", title);
        Assert.Equal(["/repo/src/App/vetted.json"], changed.Keys);
        Assert.Equal(
            Policy.Replace("\"o\" }", "\"o\" },\n    { \"rule\": \"VET1003\", \"subject\": \"llama3.2\", \"reason\": \"\", \"owner\": \"\", \"expires\": \"2026-06-02\" }", StringComparison.Ordinal),
            changed["/repo/src/App/vetted.json"]);
    }

    [Fact]
    public async Task What_is_not_filled_in_is_told_and_accepts_nothing_and_what_is_filled_in_accepts()
    {
        var (_, changed) = Assert.Single(await Fixes(await Restricted(), ("/repo/vetted.json", "{}")));
        var stub = changed["/repo/vetted.json"];
        var filled = stub.Replace("\"reason\": \"\", \"owner\": \"\"", "\"reason\": \"pilot\", \"owner\": \"ai-platform\"", StringComparison.Ordinal);

        var (empty, problems) = PolicyReader.Read([new PolicyInput("vetted.json", stub)], AiCatalog.Shared);
        var (accepting, none) = PolicyReader.Read([new PolicyInput("vetted.json", filled)], AiCatalog.Shared);

        Assert.Equal(["an entry of 'exceptions' needs 'reason': why it is accepted", "an entry of 'exceptions' needs 'owner': who answers for it"], problems.Select(problem => problem.Message));
        Assert.Contains(await Driver.CSharp(Source, VettedTest.Facts with { Policy = empty }), one => one.Id == Rules.ModelLicence);
        Assert.Empty(none);
        Assert.DoesNotContain(await Driver.CSharp(Source, VettedTest.Facts with { Policy = accepting }), one => one.Id == Rules.ModelLicence);
    }

    [Fact]
    public async Task Nothing_is_offered_without_a_policy_file_of_the_project_or_where_it_has_the_entry_or_cannot_be_read()
    {
        var diagnostic = await Restricted();
        Assert.Empty(await Fixes(diagnostic));
        Assert.Empty(await Fixes(diagnostic, ("/repo/src/Other/vetted.json", "{}")));
        Assert.Empty(await Fixes(diagnostic, ("/repo/vetted.json", """{ "exceptions": [ { "rule": "VET1003", "subject": "llama3.2", "reason": "", "owner": "" } ] }""")));
        Assert.Empty(await Fixes(diagnostic, ("/repo/vetted.json", "{ \"enforce\": ")));
    }

    [Fact]
    public async Task A_central_policy_that_keeps_exceptions_to_itself_is_not_offered_one()
    {
        var central = EffectivePolicy.None with { IsCentral = true };
        Assert.Empty(await Fixes(await Restricted(VettedTest.Facts with { Policy = central }), ("/repo/vetted.json", "{}")));
        Assert.Single(await Fixes(await Restricted(VettedTest.Facts with { Policy = central with { Delegated = ["exceptions"] } }), ("/repo/vetted.json", "{}")));
    }

    [Fact]
    public void Nobody_accepts_in_bulk() => Assert.Null(new AcceptInPolicy().GetFixAllProvider());

    private static async Task<Diagnostic> Restricted(ProjectFacts? facts = null) => Assert.Single(await Driver.CSharp(Source, facts), one => one.Id == Rules.ModelLicence);

    private static async Task<IReadOnlyList<(string Title, Dictionary<string, string> Changed)>> Fixes(Diagnostic diagnostic, params (string Path, string Text)[] policies)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "App", "App", LanguageNames.CSharp, filePath: "/repo/src/App/App.csproj"));
        foreach (var (path, text) in policies)
        {
            project = project.AddAdditionalDocument("vetted.json", text, filePath: path).Project;
        }

        var document = project.AddDocument("Program.cs", Source);
        var actions = new List<CodeAction>();
        var fix = new AcceptInPolicy(() => new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Unspecified));
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
