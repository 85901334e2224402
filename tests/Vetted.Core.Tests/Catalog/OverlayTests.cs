using Vetted.Catalog;

namespace Vetted.Core.Tests.Catalog;

public sealed class OverlayTests
{
    private const string Own = """
        {
          // our house
          "packages": [
            { "id": "Contoso.Ai.*", "role": "sdk", "capabilities": ["text-generation"], "licences": "NOASSERTION", "sources": ["https://contoso.example/ai"], "reviewed": "2026-11-01" },
            { "id": "OllamaSharp", "role": "sdk", "licences": "MIT", "note": "approved", "sources": ["https://contoso.example/ai"], "reviewed": "2026-11-01" },
          ],
          "services": [
            { "id": "contoso-gateway", "name": "Contoso gateway", "selfHosted": true, "hosts": ["ai.contoso.example"], "sources": ["https://contoso.example/ai"], "reviewed": "2026-11-01" }
          ],
          "sinks": [
            { "id": "Contoso.Ai.Client", "types": { "Contoso.Ai.Client": ["#ctor(modelName) text-generation"] }, "sources": ["https://contoso.example/ai"], "reviewed": "2026-11-01" }
          ]
        }
        """;

    [Fact]
    public void An_overlay_adds_and_overrides_entries_and_leaves_the_shipped_catalog_alone()
    {
        var catalog = AiCatalog.Shared.WithOverlay("ai-catalog.json", Own, mayBetter: true, out var errors);

        Assert.Empty(errors);
        Assert.Equal("Contoso.Ai.*", catalog.FindPackage("contoso.ai.chat")?.Id);
        Assert.Equal("approved", catalog.FindPackage("OllamaSharp")?.Note);
        Assert.Equal("contoso-gateway", catalog.FindServiceByHost("ai.contoso.example")?.Id);
        Assert.Single(catalog.FindSinks("Contoso.Ai.Client", "#ctor"));
        Assert.NotNull(catalog.FindPackage("OpenAI"));
        Assert.Null(AiCatalog.Shared.FindPackage("contoso.ai.chat"));
        Assert.NotEqual("approved", AiCatalog.Shared.FindPackage("OllamaSharp")?.Note);
    }

    [Fact]
    public void An_organisation_names_its_own_models_by_globs()
    {
        const string Text = """
            { "models": [
              { "id": "contoso-*", "name": "Contoso GPT", "publisher": "Contoso", "access": "weights", "licences": ["apache-2.0"], "sources": ["x"], "reviewed": "2026-01-01" },
              { "id": "contoso-secret-*", "sources": ["x"], "reviewed": "2026-01-01" } ] }
            """;

        var catalog = AiCatalog.Shared.WithOverlay("c.json", Text, mayBetter: true, out var errors);
        AiCatalog.Shared.WithOverlay("c.json", Text, mayBetter: false, out var refused);

        Assert.Empty(errors);
        Assert.Equal(("Contoso GPT", LicenceClass.Open, LicenceKind.OsiApproved), catalog.Identify("Contoso-7B") is { } model ? (model.Name, model.Class, model.Kind) : default);
        Assert.Equal(LicenceClass.Unknown, catalog.Identify("contoso-secret-7b")?.Class);
        Assert.Null(catalog.Identify("my-contoso-7b"));
        Assert.Null(AiCatalog.Shared.Identify("contoso-7b"));
        Assert.Equal(2, Assert.Single(refused).Line);
    }

    [Fact]
    public void Overlays_stack_and_the_last_one_wins()
    {
        var first = AiCatalog.Shared.WithOverlay("a.json", Own, mayBetter: true, out _);

        var second = first.WithOverlay("b.json", Own.Replace("approved", "approved again", System.StringComparison.Ordinal), mayBetter: true, out var errors);

        Assert.Empty(errors);
        Assert.Equal("approved again", second.FindPackage("OllamaSharp")?.Note);
        Assert.Equal("approved", first.FindPackage("OllamaSharp")?.Note);
    }

    public static TheoryData<string, int, int, string> Mistakes() => new()
    {
        { "[]", 1, 1, "a catalog is an object" },
        { "{ \"packages\": [ ] ", 1, 19, "'}' is missing" },
        { "{\n  \"modles\": []\n}", 2, 3, "'modles' is no kind of entry" },
        { "{ \"packages\": {} }", 1, 15, "'packages' is a list" },
        { "{ \"packages\": [\n  { \"role\": \"sdk\" } ] }", 2, 3, "an entry needs an id" },
        { Package("\"id\": \"A\", \"role\": \"sdkk\", \"licences\": \"MIT\""), 1, 38, "'sdkk' is not one of" },
        { Package("\"id\": \"A\", \"role\": \"sdk\", \"licences\": \"MIT\", \"licenses\": 1"), 1, 64, "unknown member 'licenses'" },
        { Package("\"id\": \"A.*.B\", \"role\": \"sdk\", \"licences\": \"MIT\""), 1, 25, "may have one '*', at its end" },
        { Package("\"id\": \"(a+)+$\", \"role\": 7, \"licences\": \"MIT\""), 1, 43, "a value of type string is expected" },
        { "{ \"services\": [ { \"id\": \"a*\", \"name\": \"A\", \"sources\": [\"x\"], \"reviewed\": \"2026-01-01\" } ] }", 1, 25, "may not hold '*'" },
        { "{ \"services\": [ { \"id\": \"a\", \"name\": \"A\", \"reviewed\": \"2026-01-01\" } ] }", 1, 17, "names no source" },
        { "{ \"services\": [ { \"id\": \"a\", \"name\": \"A\", \"sources\": [\"x\"], \"reviewed\": \"soon\" } ] }", 1, 73, "yyyy-MM-dd" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_its_place_and_nothing_is_taken_over(string text, int line, int column, string message)
    {
        var catalog = AiCatalog.Shared.WithOverlay("ai-catalog.json", text, mayBetter: true, out var errors);

        Assert.Same(AiCatalog.Shared, catalog);
        Assert.Contains(errors, error => (error.Path, error.Line, error.Column) == ("ai-catalog.json", line, column) && error.Message.Contains(message, System.StringComparison.Ordinal));
    }

    [Fact]
    public void Entries_are_sorted_and_stand_once()
    {
        const string Text = """
            { "services": [
              { "id": "b", "name": "B", "sources": ["x"], "reviewed": "2026-01-01" },
              { "id": "a", "name": "A", "sources": ["x"], "reviewed": "2026-01-01" },
              { "id": "A", "name": "A", "sources": ["x"], "reviewed": "2026-01-01" } ] }
            """;

        AiCatalog.Shared.WithOverlay("c.json", Text, mayBetter: true, out var errors);

        Assert.Contains(errors, error => error.Line == 3 && error.Message.Contains("sorted", System.StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Line == 4 && error.Message.Contains("twice", System.StringComparison.Ordinal));
    }

    [Fact]
    public void Size_and_depth_have_an_end()
    {
        AiCatalog.Shared.WithOverlay("c.json", "{}" + new string(' ', CatalogOverlay.MaximumLength), mayBetter: true, out var tooLong);
        AiCatalog.Shared.WithOverlay("c.json", "{ \"models\": [" + new string('[', 40) + new string(']', 40) + "] }", mayBetter: true, out var tooDeep);

        Assert.Contains("longer than", Assert.Single(tooLong).Message, System.StringComparison.Ordinal);
        Assert.Contains("nested too deep", Assert.Single(tooDeep).Message, System.StringComparison.Ordinal);
    }

    public static TheoryData<string, bool> UnderCentralPolicy() => new()
    {
        { Package("\"id\": \"Contoso.Ai\", \"role\": \"sdk\", \"licences\": \"NOASSERTION\""), true },
        { Package("\"id\": \"Contoso.Ai\", \"role\": \"sdk\", \"licences\": \"MIT\""), false },
        { Package("\"id\": \"OpenAI\", \"role\": \"platform\", \"licences\": \"NOASSERTION\""), false },
        { Package("\"id\": \"Microsoft.SemanticKernel.Plugins.Own\", \"role\": \"platform\", \"licences\": \"NOASSERTION\""), false },
        { "{ \"services\": [ { \"id\": \"own\", \"name\": \"Own\", \"hosts\": [\"x.example\"], \"sources\": [\"x\"], \"reviewed\": \"2026-01-01\" } ] }", true },
        { "{ \"services\": [ { \"id\": \"own\", \"name\": \"Own\", \"defaultSafety\": [\"content-safety\"], \"sources\": [\"x\"], \"reviewed\": \"2026-01-01\" } ] }", false },
        { "{ \"services\": [ { \"id\": \"openai\", \"name\": \"Own\", \"selfHosted\": true, \"sources\": [\"x\"], \"reviewed\": \"2026-01-01\" } ] }", false },
        { "{ \"safety-tools\": [ { \"id\": \"own\", \"name\": \"Own\", \"categories\": [\"privacy\"], \"kind\": \"api\", \"acts\": \"run-time\", \"status\": \"active\", \"confidence\": \"read\", \"protects\": [\"A.B.C\"], \"sources\": [\"x\"], \"reviewed\": \"2026-01-01\" } ] }", false },
        { "{ \"weakenings\": [ { \"id\": \"own\", \"description\": \"x\", \"categories\": [\"privacy\"], \"members\": [\"A.B.C\"], \"sources\": [\"x\"], \"reviewed\": \"2026-01-01\" } ] }", true },
    };

    [Theory]
    [MemberData(nameof(UnderCentralPolicy))]
    public void Under_a_central_policy_a_project_may_add_but_not_better(string text, bool allowed)
    {
        AiCatalog.Shared.WithOverlay("c.json", text, mayBetter: true, out var own);
        var catalog = AiCatalog.Shared.WithOverlay("c.json", text, mayBetter: false, out var errors);

        Assert.Empty(own);
        Assert.Equal(allowed, errors.Count == 0);
        Assert.Equal(allowed, !ReferenceEquals(catalog, AiCatalog.Shared));
        Assert.All(errors, error => Assert.Contains("under a central policy", error.Message, System.StringComparison.Ordinal));
    }

    private static string Package(string members) => "{ \"packages\": [ { " + members + ", \"sources\": [\"x\"], \"reviewed\": \"2026-01-01\" } ] }";
}
