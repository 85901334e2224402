using System;
using System.Linq;
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

    [Fact]
    public void What_was_found_is_not_told_and_what_was_not_is()
    {
        var app = ShippedLlama();
        var wanted = ModelDuty.LookedFor(ModelDuty.AllOf(app, EffectivePolicy.None, AiCatalog.Shared));
        var all = wanted.Select(text => new DutySight(text.Kind, text.Text, true, new Place("NOTICE", 0))).ToArray();

        Assert.Equal(new[] { DutyText.Display, DutyText.LicenceCopy, DutyText.Notice }, wanted.Select(text => text.Kind));
        Assert.Null(Evaluator.Evaluate(app with { Duties = new DutySearch(true, all) }, EffectivePolicy.None, AiCatalog.Shared).Find("VET1005"));

        var finding = Evaluator.Evaluate(app with { Duties = new DutySearch(true, all.Where(sight => sight.Kind != DutyText.Notice).ToArray()) }, EffectivePolicy.None, AiCatalog.Shared).Find("VET1005")!;
        Assert.Contains("add a notice file with \"Llama 3.2 is licensed under", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Built with Llama", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_that_stays_in_the_project_is_told_to_go_to_the_output()
    {
        var app = ShippedLlama();
        var wanted = ModelDuty.LookedFor(ModelDuty.AllOf(app, EffectivePolicy.None, AiCatalog.Shared));
        var inProject = wanted.Select(text => new DutySight(text.Kind, text.Text, false, new Place("NOTICE", 0))).ToArray();

        Assert.Contains("in the output (NOTICE has it and is not copied there)", Evaluator.Evaluate(app with { Duties = new DutySearch(true, inProject) }, EffectivePolicy.None, AiCatalog.Shared).Find("VET1005")!.Message, StringComparison.Ordinal);
        Assert.Null(Evaluator.Evaluate(app with { Duties = new DutySearch(false, inProject) }, EffectivePolicy.None, AiCatalog.Shared).Find("VET1005"));
    }

    [Fact]
    public void A_policy_makes_what_is_missing_louder_and_not_what_nobody_looked_for()
    {
        var policy = Projects.Policy("""{ "rules": { "VET1005": "deny" }, "enforce": true }""");
        var app = ShippedLlama();

        Assert.Equal(FindingLevel.Suggestion, Evaluator.Evaluate(app, policy, AiCatalog.Shared).Find("VET1005")!.Level);
        Assert.Equal(FindingLevel.Error, Evaluator.Evaluate(app with { Duties = DutySearch.Nothing }, policy, AiCatalog.Shared).Find("VET1005")!.Level);
    }

    [Theory]
    [InlineData("Llama-3.2-Contoso", false)]
    [InlineData("contoso/llama-helpdesk", false)]
    [InlineData("Contoso-Llama", true)]
    public void The_name_of_a_model_made_from_Llama_begins_with_it(string name, bool isTold)
    {
        var policy = Projects.Policy($$"""{ "declare": { "product": { "fineTunes": true }, "models": { "{{name}}": { "is": "llama3.2" }, "models/llama.gguf": { "givenOn": "weights-shipped" } } } }""");
        var app = ShippedLlama();
        var sights = ModelDuty.LookedFor(ModelDuty.AllOf(app, policy, AiCatalog.Shared)).Select(text => new DutySight(text.Kind, text.Text, true, new Place("NOTICE", 0))).ToArray();

        var finding = Evaluator.Evaluate(app with { Duties = new DutySearch(true, sights) }, policy, AiCatalog.Shared).Find("VET1005");

        Assert.Equal(isTold, finding?.Message.Contains("begin the name of a model made from it with \"Llama\" (yours is called Contoso-Llama)", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_vision_model_of_Llama_conflicts_with_a_seat_in_the_EU_and_its_text_model_does_not()
    {
        const string InGermany = """{ "declare": { "organisation": { "establishedIn": ["DE"] } } }""";

        Assert.Contains("no rights to the multimodal models", Evaluate("llama3.2-vision:11b", InGermany).Find("VET1006")!.Message, StringComparison.Ordinal);
        Assert.Null(Evaluate("llama3.2-vision:11b", """{ "declare": { "organisation": { "establishedIn": ["US"] } } }""").Find("VET1006"));
        Assert.Null(Evaluate("llama3.2:1b", InGermany).Find("VET1006"));
    }

    private static ProjectInventory ShippedLlama() =>
        Projects.App() with { ModelFiles = new[] { Projects.File("models/llama.gguf") with { Identity = AiCatalog.Shared.Identify("llama3.2"), OutputPath = "models/llama.gguf" } } };

    private static Evaluation Evaluate(string model, string policy)
    {
        var reference = Projects.Named(model) with { Identity = AiCatalog.Shared.Identify(model) };
        return Evaluator.Evaluate(Projects.App(reference), Projects.Policy(policy), AiCatalog.Shared);
    }
}
