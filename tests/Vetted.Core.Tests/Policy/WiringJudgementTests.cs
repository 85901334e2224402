using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy.Tests;

/// <summary>VET2003 where source shows what stands on the path of each client.</summary>
public sealed class WiringJudgementTests
{
    private const string Policy = """{ "safety": { "require": { "text-generation": { "content-safety": "wired" } } }, "enforce": true }""";

    [Fact]
    public void A_client_whose_calls_pass_a_check_is_not_told() => Assert.Empty(Told(Client("gpt-4o", WiringVerdict.Wired)));

    [Fact]
    public void Each_client_is_judged_for_itself()
    {
        var finding = Assert.Single(Told(Client("gpt-4o", WiringVerdict.Wired), Client("llama3.2", null, line: 9)));

        Assert.Equal("llama3.2/content-safety", finding.Subject);
        Assert.Equal(Verdict.Deny, finding.Verdict);
        Assert.Equal(9, Assert.Single(finding.Places).Line);
        Assert.Contains("pass no content-safety check, where vetted.json asks for \"wired\"", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_unguarded_client_of_a_model_is_told_at_its_own_line()
    {
        var told = Told(Client("gpt-4o", null), Client("gpt-4o", WiringVerdict.UsedNotWired, line: 20), Client("gpt-4o", null, line: 9), Client("gpt-4o", WiringVerdict.Wired, line: 30));

        Assert.Equal([3, 9, 20], told.Select(finding => Assert.Single(finding.Places).Line).Order());
        Assert.All(told, finding => Assert.Equal("gpt-4o/content-safety", finding.Subject));
        Assert.Contains("get past", Assert.Single(told, finding => finding.Places[0].Line == 20).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_unguarded_clients_of_a_model_share_a_line_and_every_place_stays()
    {
        var told = Told([.. Enumerable.Range(1, 12).Select(line => Client("gpt-4o", null, line))]);

        Assert.Equal(5, told.Count);
        Assert.Equal(Enumerable.Range(1, 12), told.SelectMany(finding => finding.Places).Select(place => place.Line).Order());
        Assert.EndsWith("(+7 more places)", Assert.Single(told, finding => finding.Places.Count > 1).ConsoleMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void One_exception_accepts_all_clients_of_a_model() => Assert.All(
        Told(Policy.Replace("\"enforce\"", "\"exceptions\": [ { \"rule\": \"VET2003\", \"subject\": \"gpt-4o/content-safety\", \"reason\": \"pilot\", \"owner\": \"ai\" } ], \"enforce\"", StringComparison.Ordinal), Client("gpt-4o", null), Client("gpt-4o", null, line: 9)),
        finding => Assert.Equal(Verdict.Allow, finding.Verdict));

    [Fact]
    public void A_requirement_says_what_the_clients_say()
    {
        SafetyVerdict Verdict(params ClientWiring[] clients) => Assert.Single(
            Projects.Evaluate(Projects.App(Projects.Gpt()) with { Clients = clients, SafetyTools = [new SafetyToolUse("homemade-guard", Assurance.Used, null, new Evidence(Technique.Source, new Place("Program.cs", 90)))] }, Policy).Safety);

        Assert.Equal((true, Assurance.Wired, "Azure AI Content Safety"), (Verdict(Client("gpt-4o", WiringVerdict.Wired)).IsMet, Verdict(Client("gpt-4o", WiringVerdict.Wired)).Shown, Assert.Single(Verdict(Client("gpt-4o", WiringVerdict.Wired)).By)));
        Assert.Equal((false, Assurance.Used, "Homemade Guard"), (Verdict(Client("gpt-4o", null)).IsMet, Verdict(Client("gpt-4o", null)).Shown, Assert.Single(Verdict(Client("gpt-4o", null)).By)));
    }

    [Fact]
    public void A_check_that_calls_get_past_is_told_with_its_place_and_reason()
    {
        var message = Assert.Single(Told(Client("gpt-4o", WiringVerdict.UsedNotWired))).Message;

        Assert.Contains("get past the content-safety check (Program.cs(4)): its result decides nothing", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_told_is_denied_and_says_why()
    {
        var finding = Assert.Single(Told(Client("gpt-4o", null) with { Unclear = "the client comes from elsewhere (IChatClient)" }));

        Assert.Equal(Verdict.Deny, finding.Verdict);
        Assert.Contains("cannot be told: the client comes from elsewhere (IChatClient)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_category_does_not_count() =>
        Assert.Single(Told(Client("gpt-4o", null) with { Categories = [new WiredCategory("privacy", WiringVerdict.Wired, ["purview-maf"], "a check stands around every call", null)] }));

    [Fact]
    public void A_tool_below_the_minimum_vetting_does_not_count()
    {
        var client = Client("gpt-4o", WiringVerdict.Wired) with { Categories = [new WiredCategory("content-safety", WiringVerdict.Wired, ["homemade-guard"], "a check stands around every call", null)] };

        Assert.Empty(Told(client));
        Assert.Contains("does not count (see VET2004)", Assert.Single(Told(Policy.Replace("}, \"enforce\"", ", \"minimumVetting\": \"maker-documented\" }, \"enforce\"", StringComparison.Ordinal), client)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("azure-openai", "azure-openai-filters", true)]
    [InlineData("openai", "azure-openai-filters", false)]
    [InlineData("azure-openai", "openai-moderation", false)]
    public void A_filter_of_the_host_counts_where_the_team_attests_it(string service, string tool, bool isMet)
    {
        var policy = Policy.Replace("\"enforce\": true", "\"enforce\": true, \"declare\": { \"attestations\": [ { \"category\": \"content-safety\", \"tool\": \"" + tool + "\", \"report\": \"docs/filters.pdf\", \"date\": \"2026-11-01\", \"by\": \"ai-platform\" } ] }", StringComparison.Ordinal);
        var effective = Projects.Policy(policy);
        var project = Projects.App(Projects.Gpt(service)) with { Clients = [Client("gpt-4o", null)] };

        var evaluation = Evaluator.Evaluate(project, effective, AiCatalog.Shared);
        Assert.Equal(isMet, !evaluation.Findings.Any(finding => finding.Rule == "VET2003"));
        Assert.Equal(isMet, Assert.Single(evaluation.Safety).IsMet);
    }

    [Fact]
    public void Clients_survive_the_inventory_file()
    {
        var inventory = Projects.App(Projects.Gpt()) with { Clients = [Client("gpt-4o", WiringVerdict.UsedNotWired), Client("llama3.2", null) with { Unclear = "x" }] };

        var read = InventoryJson.Read(InventoryJson.Write(inventory), out var error)!;

        Assert.Null(error);
        Assert.Equal(InventoryJson.Write(inventory), InventoryJson.Write(read));
        Assert.Equal(WiringVerdict.UsedNotWired, read.Clients[0].VerdictOf("content-safety"));
        Assert.Equal(WiringVerdict.CannotTell, read.Clients[1].VerdictOf("content-safety"));
    }

    private static IReadOnlyList<Finding> Told(params ClientWiring[] clients) => Told(Policy, clients);

    private static IReadOnlyList<Finding> Told(string policy, params ClientWiring[] clients) =>
        Projects.Evaluate(Projects.App(Projects.Gpt()) with { Clients = clients }, policy).Findings.Where(finding => finding.Rule is "VET2003" or "VET2001").ToArray();

    private static ClientWiring Client(string model, WiringVerdict? verdict, int line = 3) => new()
    {
        Client = "ChatClient",
        Model = model,
        Capability = "text-generation",
        Categories = verdict is { } known
            ? [new WiredCategory("content-safety", known, ["azure-content-safety"], known == WiringVerdict.Wired ? "a check stands around every call" : "its result decides nothing", new Place("Program.cs", 4, 1))]
            : [],
        Calls = [new Place("Program.cs", line + 1, 1)],
        Evidence = new Evidence(Technique.Source, new Place("Program.cs", line, 5)),
    };
}
