using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy.Tests;

public sealed class PolicyOverlayTests
{
    private const string Names = """{ "catalog": ["build/own.json"], "models": { "licences": { "deny": ["non-commercial", "unknown"] } } }""";

    [Theory]
    [InlineData("cc-by-nc-4.0", Verdict.Deny)]
    [InlineData("apache-2.0", Verdict.Allow)]
    public void A_model_of_the_organisations_own_is_judged_by_its_licence(string licence, Verdict verdict)
    {
        var (policy, problems) = Read(Model("contoso-*", licence), new PolicyInput("vetted.json", Names));
        var catalog = policy.CatalogOver(AiCatalog.Shared);

        Assert.Empty(problems);
        Assert.Equal(verdict, Worst(policy, catalog));
    }

    [Fact]
    public void Without_the_overlay_nobody_knows_that_model()
    {
        var (policy, problems) = Read(null, new PolicyInput("vetted.json", """{ "models": { "licences": { "deny": ["non-commercial", "unknown"] } } }"""));

        Assert.Empty(problems);
        Assert.Null(policy.CatalogOver(AiCatalog.Shared).Identify("contoso-7b"));
        Assert.Same(AiCatalog.Shared, policy.CatalogOver(AiCatalog.Shared));
    }

    [Fact]
    public void A_mistake_in_an_overlay_is_told_at_its_place_and_the_overlay_does_not_count()
    {
        var (policy, problems) = Read("{\n  \"modles\": []\n}", new PolicyInput("vetted.json", Names));

        var problem = Assert.Single(problems);
        Assert.Equal((Rules.PolicyInvalid, new Place("build/own.json", 2, 3), FindingLevel.Error), (problem.Rule, problem.Places[0], problem.Level));
        Assert.Empty(policy.Overlays);
    }

    [Theory]
    [InlineData("""{ "catalog": "../own.json" }""", "no path inside the repository")]
    [InlineData("""{ "catalog": ["missing.json"] }""", "was not found")]
    public void A_catalog_that_cannot_be_read_is_told_where_it_is_named(string text, string message)
    {
        var problem = Assert.Single(Read("{}", new PolicyInput("vetted.json", text)).Problems);

        Assert.Equal("vetted.json", problem.Places[0].File);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", false)]
    [InlineData("""{ "delegate": ["overlay"] }""", true)]
    public void Under_a_central_policy_an_overlay_betters_a_licence_only_where_that_is_delegated(string central, bool betters)
    {
        var (policy, problems) = Read(Model("contoso-*", "apache-2.0"), new PolicyInput("/ci/policy.json", central, IsCentral: true), new PolicyInput("vetted.json", Names));

        Assert.Equal(betters, problems.Count == 0);
        Assert.Equal(betters ? LicenceClass.Open : null, policy.CatalogOver(AiCatalog.Shared).Identify("contoso-7b")?.Class);
        Assert.All(problems, problem => Assert.Equal("build/own.json", problem.Places[0].File));
    }

    [Fact]
    public void Nor_does_it_better_one_that_a_central_policy_names_inside_the_repository()
    {
        var (_, problems) = Read(Model("contoso-*", "apache-2.0"), new PolicyInput("/ci/policy.json", Names, IsCentral: true));

        Assert.Contains("under a central policy", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Under_a_central_policy_an_overlay_still_adds_what_finds_more()
    {
        var (policy, problems) = Read(Model("contoso-*", "cc-by-nc-4.0"), new PolicyInput("/ci/policy.json", "{}", IsCentral: true), new PolicyInput("vetted.json", Names));

        Assert.Empty(problems);
        Assert.Equal(Verdict.Deny, Worst(policy, policy.CatalogOver(AiCatalog.Shared)));
    }

    [Fact]
    public void A_licence_of_the_overlays_own_may_stand_in_the_policy_that_names_it()
    {
        const string Licence = """{ "licences": [ { "id": "contoso-licence", "name": "Contoso Licence", "kind": "model", "sources": ["x"], "reviewed": "2026-01-01" } ] }""";
        const string Policy = """{ "catalog": "build/own.json", "models": { "licences": { "allow": ["contoso-licence"] } } }""";

        Assert.DoesNotContain(Read(Licence, new PolicyInput("vetted.json", Policy)).Problems, problem => problem.Places[0].File == "vetted.json");
    }

    private static (EffectivePolicy Policy, IReadOnlyList<Finding> Problems) Read(string? overlay, params PolicyInput[] inputs) =>
        PolicyReader.Read(inputs, AiCatalog.Shared, path => path == "build/own.json" ? overlay : null);

    private static Verdict Worst(EffectivePolicy policy, AiCatalog catalog)
    {
        var reference = Projects.Named("contoso-7b") with { Identity = catalog.Identify("contoso-7b") };
        return Evaluator.Evaluate(Projects.App(reference), policy, catalog).Findings
            .Where(finding => finding.Rule is Rules.ModelLicence or Rules.ModelLicenceUnknown).Select(finding => finding.Verdict).DefaultIfEmpty(Verdict.Allow).Max();
    }

    private static string Model(string id, string? licence) => "{ \"models\": [ { \"id\": \"" + id + "\", \"name\": \"Contoso GPT\", \"publisher\": \"Contoso\", \"access\": \"weights\", "
        + (licence is null ? "" : "\"licences\": [\"" + licence + "\"], ") + "\"sources\": [\"x\"], \"reviewed\": \"2026-01-01\" } ] }";
}
