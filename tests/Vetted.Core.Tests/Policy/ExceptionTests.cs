using System;
using System.Linq;

namespace Vetted.Policy.Tests;

public class ExceptionTests
{
    [Theory]
    [InlineData("""{ "rule": "VET1003", "subject": "llama3.2", "reason": "r", "owner": "o" }""", true)]
    [InlineData("""{ "rule": "VET1003", "subject": "llama*", "reason": "r", "owner": "o" }""", true)]
    [InlineData("""{ "rule": "VET1003", "subject": "llama3.2", "reason": "r", "owner": "o", "scope": "src/*" }""", true)]
    [InlineData("""{ "rule": "VET1003", "subject": "llama3.2", "reason": "r", "owner": "o", "expires": "2020-01-01" }""", true)]
    [InlineData("""{ "rule": "VET1003", "subject": "llama3", "reason": "r", "owner": "o" }""", false)]
    [InlineData("""{ "rule": "VET1004", "subject": "llama3.2", "reason": "r", "owner": "o" }""", false)]
    [InlineData("""{ "rule": "VET1003", "subject": "llama3.2", "reason": "r", "owner": "o", "scope": "test/*" }""", false)]
    [InlineData("""{ "rule": "VET1003", "subject": "llama3.2", "reason": "r" }""", false)]
    [InlineData("""{ "rule": "VET1003", "subject": "llama3.2", "owner": "o" }""", false)]
    [InlineData("""{ "rule": "VET1003", "subject": "llama3.2", "reason": "r", "owner": "o", "versions": "[1.0,2.0)" }""", false)]
    public void An_exception_accepts_what_it_names(string exception, bool isAccepted)
    {
        var finding = Projects.Evaluate(
            Projects.App(Projects.Llama()), "{ \"models\": { \"licences\": { \"deny\": [\"restricted\"] } }, \"enforce\": true, \"exceptions\": [ " + exception + " ] }").Find("VET1003")!;

        Assert.Equal(isAccepted ? (Verdict.Allow, FindingLevel.Report, "r") : (Verdict.Deny, FindingLevel.Error, null), (finding.Verdict, finding.Level, finding.AcceptedBy));
    }

    [Theory]
    [InlineData("OpenAI", null, true)]
    [InlineData("openai", null, true)]
    [InlineData("OpenAI/1.2.3", null, true)]
    [InlineData("OpenAI/1.2.*", null, true)]
    [InlineData("OpenAI", "[1.2,1.3)", true)]
    [InlineData("OpenAI/1.2.4", null, false)]
    [InlineData("OpenAI", "[2.0,)", false)]
    public void An_exception_for_a_package_names_its_versions(string subject, string? versions, bool isAccepted)
    {
        var range = versions is null ? "" : ", \"versions\": \"" + versions + "\"";
        var finding = Projects.Evaluate(
            Projects.App() with { Packages = new[] { Projects.Package("OpenAI", "GPL-3.0-only") } },
            "{ \"packages\": { \"licences\": { \"allow\": [\"MIT\"] } }, \"exceptions\": [ { \"rule\": \"VET1001\", \"subject\": \"" + subject + "\"" + range + ", \"reason\": \"r\", \"owner\": \"o\" } ] }")
            .Find("VET1001")!;

        Assert.Equal(isAccepted, finding.AcceptedBy is not null);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("2026-01-01", null)]
    [InlineData("2026-05-01", null)]
    [InlineData("2026-05-02", "expires on")]
    [InlineData("2026-06-01", "expires on")]
    [InlineData("2026-06-02", "expired on")]
    public void Expiry_is_judged_only_against_a_given_day_and_told_in_time(string? asOf, string? told)
    {
        var evaluation = Projects.Evaluate(
            Projects.App(Projects.Llama()),
            """{ "exceptions": [ { "rule": "VET1003", "subject": "llama3.2", "reason": "r", "owner": "o", "expires": "2026-06-01" } ] }""",
            asOf);

        Assert.Equal(told is not null, evaluation.Find("VET4002")?.Message.Contains(told!, StringComparison.Ordinal) ?? false);
        Assert.NotNull(evaluation.Find("VET1003")!.AcceptedBy);
    }

    private const string Pilot = """{ "rule": "VET1003", "subject": "llama3.2", "reason": "r", "owner": "o", "expires": "2026-06-01" }""";
    private const string Restricted = "{ \"models\": { \"licences\": { \"deny\": [\"restricted\"] } }, \"enforce\": true, \"exceptions\": [ ";

    [Theory]
    [InlineData(null, false)]
    [InlineData("2026-05-15", false)]
    [InlineData("2026-06-01", false)]
    [InlineData("2026-06-02", true)]
    public void What_the_policy_denies_is_denied_again_after_the_last_day_of_its_exception(string? asOf, bool isDenied)
    {
        var evaluation = Projects.Evaluate(Projects.App(Projects.Llama()), Restricted + Pilot + " ] }", asOf);

        Assert.Equal(isDenied, evaluation.Findings.Any(finding => finding.Level == FindingLevel.Error));
        Assert.Equal(isDenied, evaluation.Find("VET4002")?.Message.Contains("expired on 2026-06-01, so the policy denies it again. o decides again", StringComparison.Ordinal) ?? false);
        Assert.Equal("r", evaluation.Find("VET1003")!.AcceptedBy);
    }

    [Fact]
    public void An_expired_exception_of_what_the_policy_only_warns_of_warns()
    {
        var evaluation = Projects.Evaluate(Projects.App(Projects.Llama()), "{ \"models\": { \"licences\": { \"warn\": [\"restricted\"] } }, \"enforce\": true, \"exceptions\": [ " + Pilot + " ] }", "2026-06-02");

        Assert.Equal((Verdict.Warn, FindingLevel.Warning), (evaluation.Find("VET4002")!.Verdict, evaluation.Find("VET4002")!.Level));
    }

    [Theory]
    [InlineData("""{ "rule": "VET1003", "subject": "llama*", "reason": "r", "owner": "o", "expires": "2027-01-01" }""", false)]
    [InlineData("""{ "rule": "VET1003", "subject": "llama*", "reason": "r", "owner": "o", "expires": "2026-06-01" }""", true)]
    [InlineData("""{ "rule": "VET4002", "subject": "*", "reason": "r", "owner": "o" }""", false)]
    [InlineData("""{ "rule": "VET4002", "subject": "*", "reason": "r", "owner": "o", "expires": "2026-06-01" }""", true)]
    public void Another_exception_helps_only_while_it_counts_itself(string other, bool isDenied)
    {
        var evaluation = Projects.Evaluate(Projects.App(Projects.Llama()), Restricted + Pilot + ", " + other + " ] }", "2026-06-02");

        Assert.Equal(isDenied, evaluation.Findings.Any(finding => finding.Level == FindingLevel.Error));
    }

    [Fact]
    public void A_policy_can_make_expiry_a_denial()
    {
        var evaluation = Projects.Evaluate(
            Projects.App(Projects.Llama()),
            """{ "enforce": true, "rules": { "VET4002": "deny" }, "exceptions": [ { "rule": "VET1003", "subject": "llama3.2", "reason": "r", "owner": "o", "expires": "2026-06-01" } ] }""",
            "2026-06-02");

        Assert.Equal(FindingLevel.Error, evaluation.Find("VET4002")?.Level);
    }
}
