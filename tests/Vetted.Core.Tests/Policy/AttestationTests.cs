using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy.Tests;

/// <summary>Attested evidence files, retired and aged tools, deployment practices.</summary>
public class AttestationTests
{
    private static readonly string Pinned = new('b', 64);

    [Theory]
    [InlineData(null, "does not exist", false, true)]
    [InlineData("b", null, false, false)]
    [InlineData("c", null, false, true)]
    [InlineData(null, "does not lie beside the policy", true, false)]
    public void A_missing_or_changed_report_is_a_finding_and_one_out_of_reach_is_not(string? hash, string? problem, bool isOutOfReach, bool isFinding)
    {
        var policy = """{ "declare": { "attestations": [ { "category": "robustness", "tool": "art", "report": "docs/r.pdf", "sha256": "HASH", "date": "2026-10-01", "by": "me" } ] } }""".Replace("HASH", Pinned, System.StringComparison.Ordinal);
        var app = Projects.App() with { AttestedFiles = new[] { new AttestedFile("docs/r.pdf", hash is null ? null : new string(hash[0], 64), problem, isOutOfReach) } };

        var finding = Projects.Evaluate(app, policy).Find("VET9002");

        Assert.Equal(isFinding, finding is not null);
        Assert.True(finding is null || (finding.Verdict == Verdict.Deny && finding.Places.Single().File == "vetted.json" && finding.Message.Contains("docs/r.pdf", System.StringComparison.Ordinal)), finding?.Message);
    }

    [Theory]
    [InlineData("\"category\": \"content-safety\", \"tool\": \"\", \"version\": \"\", \"report\": \"\", \"date\": \"\", \"by\": \"\"", "this attestation of 'content-safety' is not filled in and shows nothing yet: write 'tool', 'version', 'report', 'date' and 'by', or remove what does not apply")]
    [InlineData("\"category\": \"content-safety\", \"tool\": \"gateway\", \"report\": \"docs/r.pdf\", \"date\": \"2026-10-01\", \"by\": \" \"", "this attestation of 'content-safety' is not filled in and shows nothing yet: write 'by', or remove what does not apply")]
    [InlineData("\"practice\": \"incident-reporting\", \"report\": \"\", \"date\": \"\", \"by\": \"\"", "this attestation of 'incident-reporting' is not filled in and shows nothing yet: write 'report', 'date' and 'by', or remove what does not apply")]
    public void A_stub_is_told_once_and_shows_nothing_until_it_is_filled_in(string entry, string message)
    {
        var policy = """{ "safety": { "require": { "text-generation": { "content-safety": "attested" } } }, "declare": { "attestations": [ { ENTRY } ] } }""".Replace("ENTRY", entry, System.StringComparison.Ordinal);
        var (read, problems) = PolicyReader.Read([new PolicyInput("vetted.json", policy)], AiCatalog.Shared);

        Assert.Equal(message, Assert.Single(problems).Message);
        Assert.Empty(read.Declared.Attestations);
        Assert.NotNull(Projects.Evaluate(Projects.App(Projects.Gpt()), policy).Find("VET2001"));
    }

    [Fact]
    public void A_stub_that_is_filled_in_shows_what_it_says()
    {
        const string Policy = """{ "safety": { "require": { "text-generation": { "content-safety": "attested" } } }, "declare": { "attestations": [ { "category": "content-safety", "tool": "gateway", "version": "3.1", "report": "docs/r.pdf", "date": "2026-10-01", "by": "platform" } ] } }""";

        Assert.Empty(PolicyReader.Read([new PolicyInput("vetted.json", Policy)], AiCatalog.Shared).Problems);
        Assert.Null(Projects.Evaluate(Projects.App(Projects.Gpt()), Policy).Find("VET2001"));
    }

    [Fact]
    public void An_attested_tool_that_is_retired_is_told()
    {
        var finding = Projects.Evaluate(Projects.App(), """{ "declare": { "attestations": [ { "category": "prompt-injection", "tool": "old-guard", "link": "https://x.example/report", "date": "2026-10-01", "by": "me" } ] } }""").Find("VET2004");

        Assert.True(finding is { Subject: "old-guard" } && finding.Message.Contains("archived", System.StringComparison.Ordinal), finding?.Message);
    }

    [Theory]
    [InlineData("1.9.0", true)]
    [InlineData("2.0.0", false)]
    [InlineData("2.1.0-beta.1", false)]
    [InlineData(null, false)]
    [InlineData("latest", false)]
    public void A_tool_older_than_every_version_that_was_vetted_is_told(string? version, bool isOld)
    {
        var tool = new SafetyTool { Id = "t", Name = "T", Vetting = new[] { new VettingEvidence("examined", "Lab", null, "2026", "2.0.0"), new VettingEvidence("maker-documented", "Maker", null, null, null) } };

        Assert.Equal(isOld, SafetyToolRules.Age(tool, version) is not null);
    }

    [Fact]
    public void Vetting_without_a_version_makes_no_version_old()
    {
        Assert.Null(SafetyToolRules.Age(new SafetyTool { Id = "t", Name = "T", Vetting = new[] { new VettingEvidence("examined", "Lab", null, "2026", "2.0.0"), new VettingEvidence("listed", "List", null, null, null) } }, "1.0.0"));
        Assert.Null(SafetyToolRules.Age(new SafetyTool { Id = "t", Name = "T", Vetting = new[] { new VettingEvidence("examined", "Lab", null, "2026", "CyberSecEval 2") } }, "1.0.0"));
    }

    [Fact]
    public void Model_and_release_type_select_the_practices_and_what_shows_each_is_in_the_checklist()
    {
        const string Policy = """
            { "practices": { "require": ["*"] }, "declare": { "product": { "modelType": "general", "releaseType": "hosted" },
              "attestations": [ { "practice": "incident-reporting", "reason": "no users yet" } ] } }
            """;
        var evaluation = Projects.Evaluate(Projects.App(Projects.Gpt()), Policy);

        var practice = Assert.Single(evaluation.Practices);
        Assert.Equal(("incident-reporting", "no users yet", false), (practice.Id, practice.Attestation?.Reason, practice.IsVerified));
        Assert.Null(evaluation.Find("VET4001"));
    }

    [Fact]
    public void A_practice_whose_file_is_missing_is_not_shown()
    {
        const string Policy = """
            { "practices": { "require": ["red-team"] }, "declare": { "attestations": [ { "practice": "red-team", "report": "docs/red.pdf" } ] } }
            """;
        var app = Projects.App(Projects.Gpt()) with { AttestedFiles = new[] { new AttestedFile("docs/red.pdf", null, "does not exist") } };

        Assert.Null(Assert.Single(Projects.Evaluate(app, Policy).Practices).Attestation);
        Assert.NotNull(Assert.Single(Projects.Evaluate(Projects.App(Projects.Gpt()), Policy).Practices).Attestation);
    }

    [Fact]
    public void Undeclared_model_and_release_types_are_told_because_nothing_can_be_selected()
    {
        var finding = Projects.Evaluate(Projects.App(Projects.Gpt()), """{ "practices": { "require": ["*"] }, "declare": { "product": { "modelType": "general" } } }""").Find("VET4001");

        Assert.True(finding is { Level: FindingLevel.Report } && finding.Message.Contains("declare.product.releaseType is not declared", System.StringComparison.Ordinal), finding?.Message);
    }
}
