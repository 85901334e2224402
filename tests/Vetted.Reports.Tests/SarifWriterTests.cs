using System;
using System.IO;
using System.Linq;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Tests;
using Vetted.Text;
using Xunit.Abstractions;

namespace Vetted.Reports.Tests;

public class SarifWriterTests
{
    private static readonly Finding Model = new()
    {
        Rule = "VET1003",
        Subject = "llama3.2",
        Message = "llama3.2 asks something",
        IsAboutCode = true,
        Places = [new Place("src/My Chat/Program.cs", 14, 47, 14, 57), new Place("src/My Chat/Program.cs", 30)],
    };

    private readonly ITestOutputHelper _output;

    public SarifWriterTests(ITestOutputHelper output) => _output = output;

    [Fact]
    public void Results_are_the_reviewed_ones()
    {
        var log = Write([.. RichProject.Evaluation.Findings, Model]);

        // The rules before this member are the rule table, which has tests of its own.
        Golden.Matches("rich.sarif.txt", log[log.IndexOf("      \"automationDetails\"", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void A_log_passes_the_schema_and_the_rules_of_code_scanning()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("vetted-sarif-").FullName, "log.sarif");
        File.WriteAllText(file, Write([.. RichProject.Evaluation.Findings, Model]));

        var mistakes = SarifSchema.Mistakes(file);

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        _output.WriteLine(mistakes ?? "the log is valid");
        Assert.True(mistakes is null || mistakes.StartsWith("not validated", StringComparison.Ordinal), mistakes);
    }

    [Fact]
    public void The_validator_is_really_asked()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("vetted-sarif-").FullName, "log.sarif");
        File.WriteAllText(file, Write([Model]).Replace("\"startLine\": 14", "\"startLine\": -14", StringComparison.Ordinal));

        var mistakes = SarifSchema.Mistakes(file);

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.NotNull(mistakes);
    }

    [Fact]
    public void A_finding_about_code_is_told_at_every_place_and_any_other_once()
    {
        Assert.Equal(["14", "30"], Results(Write([Model])).Select(Line));
        Assert.Equal(["14"], Results(Write([Model with { IsAboutCode = false }])).Select(Line));
    }

    [Fact]
    public void An_alert_keeps_its_fingerprint_when_lines_move()
    {
        var before = Results(Write([Model])).Select(Fingerprint).ToArray();
        var after = Results(Write([Model with { Places = [.. Model.Places.Select(place => place with { Line = place.Line + 7 })] }])).Select(Fingerprint);

        Assert.Equal(before, after);
        Assert.Equal(2, before.Distinct().Count());
        Assert.NotEqual(before, Results(Write([Model with { Subject = "gpt-4o" }])).Select(Fingerprint));
    }

    [Fact]
    public void A_denied_finding_is_an_error_and_an_accepted_one_is_suppressed()
    {
        Assert.Equal("error", Results(Write([Model with { Verdict = Verdict.Deny }]))[0].GetString("level"));
        Assert.Equal("warning", Results(Write([Model]))[0].GetString("level"));
        Assert.Equal("note", Results(Write([Model with { Level = FindingLevel.Suggestion }]))[0].GetString("level"));
        Assert.Equal("pilot", Results(Write([Model with { Verdict = Verdict.Allow, AcceptedBy = "pilot" }]))[0].GetItems("suppressions")[0].GetString("justification"));
        Assert.Empty(Results(Write([Model with { Verdict = Verdict.Allow }])));
    }

    [Fact]
    public void Addresses_are_relative_and_encoded()
    {
        var log = Write([Model, Model with { Places = [new Place("/home/jane/gen/X.cs", 3)] }]);

        Assert.Contains("\"src/My%20Chat/Program.cs\"", log, StringComparison.Ordinal);
        Assert.DoesNotContain("/home", log, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_of_two_frameworks_is_told_once()
    {
        var project = new SarifProject(RichProject.Inventory, [Model]);

        Assert.Equal(2, Results(SarifWriter.Write([project, project], "1.2.3")).Length);
    }

    [Fact]
    public void More_results_than_code_scanning_takes_are_cut_at_the_least_severe_and_told()
    {
        var many = Enumerable.Range(1, SarifWriter.MaximumResults).Select(line => Model with { Level = FindingLevel.Report, Places = [new Place("a.cs", line)] });

        var log = JsonParser.Parse(Write([.. many, Model with { Verdict = Verdict.Deny, Level = FindingLevel.Error, Places = [new Place("z.cs", 1)] }]), out _)!;

        var run = log.GetItems("runs")[0];
        Assert.Equal(SarifWriter.MaximumResults, run.GetItems("results").Count);
        Assert.Contains(run.GetItems("results"), result => result.GetString("level") == "error");
        Assert.StartsWith("1 less severe", run.GetItems("invocations")[0].GetItems("toolExecutionNotifications")[0]["message"]!.GetString("text"), StringComparison.Ordinal);
    }

    private static string Write(Finding[] findings) => SarifWriter.Write([new SarifProject(RichProject.Inventory, findings)], "1.2.3");

    private static JsonValue[] Results(string log) => [.. JsonParser.Parse(log, out _)!.GetItems("runs")[0].GetItems("results")];

    private static string? Line(JsonValue result) => result.GetItems("locations")[0]["physicalLocation"]!["region"]!["startLine"]!.Raw;

    private static string? Fingerprint(JsonValue result) => result["partialFingerprints"]!.GetString("primaryLocationLineHash");
}
