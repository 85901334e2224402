using System;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy.Tests;

/// <summary>VET1005 and VET1006 with the terms of the catalog that ships.</summary>
public class TermsJudgementTests
{
    [Theory]
    [InlineData("""{ "declare": { "organisation": { "users": { "2024-09-25": 800000000 } } } }""", true)]
    [InlineData("""{ "declare": { "organisation": { "users": { "2024-09-25": 12000 } } } }""", false)]
    [InlineData("{}", false)]
    public void A_threshold_bites_only_by_a_declared_fact(string policy, bool isConflict)
    {
        var finding = Evaluate("llama3.2", policy).Find("VET1006");

        Assert.Equal(isConflict, finding is not null);
        Assert.True(finding is null or { Level: FindingLevel.Warning, Verdict: Verdict.Warn });
    }

    [Fact]
    public void A_conflict_names_its_clause_and_a_policy_can_deny_it()
    {
        var finding = Evaluate("llama3.2", """{ "declare": { "organisation": { "users": { "2024-09-25": 800000000 } } }, "rules": { "VET1006": "deny" }, "enforce": true }""").Find("VET1006")!;

        Assert.StartsWith("llama3.2 and what you declare do not go together: permission needed if your group had over 700 M monthly users on 2024-09-25", finding.Message, StringComparison.Ordinal);
        Assert.Contains("(Llama 3.2 Community License Agreement, ", finding.Message, StringComparison.Ordinal);
        Assert.Equal(FindingLevel.Error, finding.Level);
    }

    [Fact]
    public void A_declared_licence_of_its_own_ends_the_conflict()
    {
        Assert.Null(Evaluate("llama3.2", """{ "declare": { "organisation": { "users": { "2024-09-25": 800000000 } }, "models": { "llama3.2": { "licence": "LicenseRef-our-contract" } } } }""").Find("VET1006"));
    }

    [Fact]
    public void Shipped_weights_bring_duties_until_they_are_attested()
    {
        var file = Projects.File("models/llama.gguf") with { Identity = AiCatalog.Shared.Identify("llama3.2"), OutputPath = "models/llama.gguf" };
        var app = Projects.App() with { ModelFiles = new[] { file } };

        var finding = Evaluator.Evaluate(app, EffectivePolicy.None, AiCatalog.Shared).Find("VET1005")!;
        Assert.Contains("show \"Built with Llama\"", finding.Message, StringComparison.Ordinal);
        Assert.Equal(FindingLevel.Suggestion, finding.Level);
        Assert.Null(Evaluator.Evaluate(app, Projects.Policy("""{ "declare": { "attestations": [ { "obligation": "llama3.2", "report": "NOTICES.md" } ] } }"""), AiCatalog.Shared).Find("VET1005"));
        Assert.Null(Evaluator.Evaluate(app, Projects.Policy("""{ "declare": { "models": { "models/llama.gguf": { "givenOn": "nowhere" } } } }"""), AiCatalog.Shared).Find("VET1005"));
        Assert.Null(Evaluate("llama3.2", "{}").Find("VET1005"));
    }

    private static Evaluation Evaluate(string model, string policy)
    {
        var reference = Projects.Named(model) with { Identity = AiCatalog.Shared.Identify(model) };
        return Evaluator.Evaluate(Projects.App(reference), Projects.Policy(policy), AiCatalog.Shared);
    }
}
