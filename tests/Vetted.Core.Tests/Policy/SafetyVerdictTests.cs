using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy.Tests;

/// <summary>What is asked to stand guard and what does, tool by tool and host by host.</summary>
public class SafetyVerdictTests
{
    private const string AskWired = """{ "safety": { "require": { "tool-calling": { "tool-approval": "wired" } } } }""";

    [Fact]
    public void The_hosts_default_is_said_by_name_also_where_it_is_not_enough()
    {
        var app = Projects.App(Projects.Gpt("azure-openai"));

        var byDefault = Assert.Single(Projects.Evaluate(app).Safety);
        Assert.Equal((Assurance.ProviderDefault, true, "Azure OpenAI"), (byDefault.Shown!.Value, byDefault.IsMet, byDefault.By.Single()));

        var strict = Projects.Evaluate(app, """{ "safety": { "require": { "text-generation": { "content-safety": "used" } } } }""");
        Assert.False(Assert.Single(strict.Safety).IsMet);
        Assert.Contains("its content-safety check (Azure OpenAI) is only what the host documents as its default", strict.Find("VET2001")!.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_shown_is_null_and_a_library_has_no_verdicts()
    {
        Assert.Null(Assert.Single(Projects.Evaluate(Projects.App(Projects.Gpt())).Safety).Shown);
        Assert.Empty(Projects.Evaluate(Projects.App(Projects.Gpt()) with { Role = ProjectRole.Library }).Safety);
    }

    [Fact]
    public void A_prompt_guard_that_code_asks_counts_for_prompt_injection_and_for_nothing_else()
    {
        var guard = Projects.Named("meta-llama/llama-prompt-guard-2-86m", "Meta") with { Use = ModelUse.Selected };
        var app = Projects.App(guard with { Identity = guard.Identity! with { IsGuard = true } });
        var uses = SafetyToolUse.GuardModels(app, AiCatalog.Shared);

        Assert.Equal(("prompt-guard-2", Assurance.Used), (uses.Single().Tool, uses.Single().Assurance));
        Assert.Equal(["prompt-injection"], AiCatalog.Shared.FindSafetyTool("prompt-guard-2")!.Categories);
        Assert.Empty(SafetyToolUse.GuardModels(Projects.App(guard), AiCatalog.Shared));
    }

    [Fact]
    public void Tools_without_an_approval_step_are_told_at_their_lines_and_by_name()
    {
        var finding = Projects.Evaluate(App(Tool("refund", 3, ToolApproval.NotAsked), Tool("delete", 4, ToolApproval.NotAsked))).Find("VET2005")!;

        Assert.Contains("(delete, refund) and no approval step was found", finding.Message, System.StringComparison.Ordinal);
        Assert.Equal([3, 4], finding.Places.Select(place => place.Line));
    }

    [Fact]
    public void One_approved_tool_is_enough_until_a_policy_asks_for_every_one()
    {
        var app = App(Tool("refund", 3, ToolApproval.Asked), Tool("weather", 4, ToolApproval.NotAsked)) with { SafetyTools = new[] { Projects.Guard("approval", Assurance.Used) } };

        Assert.Null(Projects.Evaluate(app).Find("VET2005"));
        var finding = Projects.Evaluate(app, AskWired).Find("VET2005")!;
        Assert.Contains("do not pass the approval step of the others (weather)", finding.Message, System.StringComparison.Ordinal);
        Assert.Equal(4, finding.Places.Single().Line);
    }

    [Fact]
    public void Every_tool_asked_is_wired()
    {
        var app = App(Tool("refund", 3, ToolApproval.Asked)) with { SafetyTools = new[] { Projects.Guard("approval", Assurance.Used) } };

        var evaluation = Projects.Evaluate(app, AskWired);

        Assert.Null(evaluation.Find("VET2005"));
        Assert.True(evaluation.Safety.Single(verdict => verdict.Category == "tool-approval") is { IsMet: true, Shown: Assurance.Wired });
    }

    [Fact]
    public void Switching_content_safety_off_speaks_as_loud_as_having_none_and_approval_does_not()
    {
        var app = Projects.App() with { Weakenings = new[] { Weakening("block-none"), Weakening("never-require-approval") } };

        var evaluation = Projects.Evaluate(app);

        Assert.Equal(FindingLevel.Warning, evaluation.Find("VET2003")!.Level);
        Assert.Equal(FindingLevel.Suggestion, evaluation.Find("VET2005")!.Level);
    }

    private static ProjectInventory App(params AiPart[] parts) => Projects.App() with
    {
        Parts = parts,
        Capabilities = new[] { new CapabilityUse("tool-calling", "AIFunctionFactory.Create", new Evidence(Technique.Source, new Place("Program.cs", 1, 1))) },
    };

    private static AiPart Tool(string name, int line, ToolApproval approval) => new("tool", name, null, new Evidence(Technique.Source, new Place("Program.cs", line, 5))) { Approval = approval };

    private static SafetyWeakening Weakening(string kind) => new(kind, "it is off", new Evidence(Technique.Source, new Place("Program.cs", 9)));
}
