using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Vetted.Analyzers.CodeFixes;
using Vetted.Policy;

namespace Vetted.Analyzers.Tests;

public sealed class ReplaceModelIdSpecs
{
    private const string Alias = "claude-haiku-4-5";
    private const string Dated = "claude-haiku-4-5-20251001";

    [Fact]
    public async Task A_floating_alias_is_pinned_to_the_dated_version_it_stands_for()
    {
        var source = $$"""var p = new Anthropic.Models.Messages.MessageCreateParams { Model = "{{Alias}}" };""";
        var diagnostics = await Driver.CSharp(source);
        var diagnostic = Assert.Single(diagnostics, one => one.Id == Rules.ModelFloats);
        Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity);
        var (title, fixedSource) = Assert.Single(await Fixes(source, diagnostic));
        Assert.Equal($"Pin to '{Dated}'", title);
        Assert.Equal(source.Replace(Alias, Dated, StringComparison.Ordinal), fixedSource);
        Assert.DoesNotContain(await Driver.CSharp(fixedSource), one => one.Id == Rules.ModelFloats);
    }

    [Fact]
    public async Task A_retired_model_is_replaced_by_its_named_successor_also_inside_a_longer_literal()
    {
        const string Source = """var u = "https://host.example/models/old-1?x";""";
        var (title, fixedSource) = Assert.Single(await Fixes(Source, Crafted(Source, Rules.ModelRetired, "\"https://host.example/models/old-1?x\"", "old-1", "new-2")));
        Assert.Equal("Replace with 'new-2'", title);
        Assert.Equal("""var u = "https://host.example/models/new-2?x";""", fixedSource);
    }

    [Theory]
    [InlineData("gpt-3.5-turbo-0613", DiagnosticSeverity.Warning, "gpt-5.6-terra")]
    [InlineData("gpt-4o-mini-2024-07-18", DiagnosticSeverity.Info, "gpt-6-luna")]
    [InlineData("gpt-4-0314", DiagnosticSeverity.Warning, null)]
    public async Task A_model_that_ends_is_replaced_by_the_successor_that_the_catalog_names_and_stays_where_it_names_none(string id, DiagnosticSeverity severity, string? successor)
    {
        var source = $"""var client = new OpenAI.OpenAIClient("k").GetChatClient("{id}");""";
        var diagnostic = Assert.Single(await Driver.CSharp(source), one => one.Id == Rules.ModelRetired);
        Assert.Equal(severity, diagnostic.Severity);
        Assert.Equal(successor is null ? [] : [source.Replace(id, successor, StringComparison.Ordinal)], (await Fixes(source, diagnostic)).Select(one => one.Source));
    }

    [Theory]
    [InlineData("string[] picker = [\"gpt-3.5-turbo-0613\", \"gpt-4-0613\"]; System.GC.KeepAlive(picker);")]
    [InlineData("var client = new OpenAI.OpenAIClient(\"k\").GetChatClient(\"gpt-4o\");")]
    public async Task Nothing_ends_in_a_list_or_under_an_alias_that_goes_on(string source) =>
        Assert.DoesNotContain(await Driver.CSharp(source), one => one.Id == Rules.ModelRetired);

    [Fact]
    public async Task Nothing_is_offered_where_the_id_does_not_stand_in_the_source_or_stands_there_twice()
    {
        Assert.Empty(await Fixes("""var m = Ids.Old;""", Crafted("var m = Ids.Old;", Rules.ModelRetired, "Ids.Old", "old-1", "new-2")));
        const string Twice = """var u = "old-1 old-1";""";
        Assert.Empty(await Fixes(Twice, Crafted(Twice, Rules.ModelRetired, "\"old-1 old-1\"", "old-1", "new-2")));
    }

    [Fact]
    public async Task Nothing_is_offered_without_a_replacement()
    {
        const string Source = """var c = new OllamaSharp.OllamaApiClient("http://localhost:11434", "llama3.2");""";
        foreach (var diagnostic in (await Driver.CSharp(Source)).Where(one => one.Location.IsInSource))
        {
            Assert.Empty(await Fixes(Source, diagnostic));
        }
    }

    [Fact]
    public async Task Nothing_is_offered_in_what_a_generator_made_of_a_page()
    {
        const string Source = "#line 3 \"Index.razor\"\nvar p = new Anthropic.Models.Messages.MessageCreateParams { Model = \"" + Alias + "\" };";
        var diagnostic = Assert.Single(await Driver.CSharp(Source, file: "Index_razor.g.cs"), one => one.Id == Rules.ModelFloats);
        Assert.Empty(await Fixes(Source, diagnostic));
    }

    private static Diagnostic Crafted(string source, string rule, string place, string current, string replacement)
    {
        var descriptor = VettedTest.All().SelectMany(analyzer => analyzer.SupportedDiagnostics).Single(one => one.Id == rule);
        var tree = CSharpSyntaxTree.ParseText(source);
        var properties = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Current, current).Add(FixProperties.Replacement, replacement);
        return Diagnostic.Create(descriptor, Location.Create(tree, new TextSpan(source.IndexOf(place, StringComparison.Ordinal), place.Length)), properties, "text");
    }

    private static async Task<IReadOnlyList<(string Title, string Source)>> Fixes(string source, Diagnostic diagnostic)
    {
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject("App", LanguageNames.CSharp).AddDocument("Program.cs", source);
        var actions = new List<CodeAction>();
        await new ReplaceModelId().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        var results = new List<(string, string)>();
        foreach (var action in actions)
        {
            var change = (ApplyChangesOperation)Assert.Single(await action.GetOperationsAsync(CancellationToken.None));
            results.Add((action.Title, (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString()));
        }

        return results;
    }
}
