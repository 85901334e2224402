using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Vetted.Catalog;
using Vetted.Licensing;
using Xunit.Abstractions;

namespace Vetted.Core.Tests.Licences;

/// <summary>The engine against a reader who saw only the licence texts.</summary>
public class IndependentTableTests(ITestOutputHelper output)
{
    // What the reader wrote down of duties; registration, share-alike and attribution have no word there.
    private static readonly Dictionary<string, string> Duties = new(StringComparer.Ordinal)
    {
        ["display-text"] = "display",
        ["name-prefix"] = "derived-name",
        ["licence-copy"] = "licence-copy",
        ["notice-sentence"] = "notice",
        ["change-notice"] = "change-notice",
        ["use-policy-pass-through"] = "pass-through",
    };

    // The reader wrote "now" as November 2025; a count of users holds for a year.
    private const string Today = "2025-12-01";

    public static TheoryData<string> Ids() => new(Rows().Select(row => row.Id));

    [Fact]
    public void The_reader_wrote_at_least_forty_rows_and_every_disagreement_is_resolved_with_a_reason()
    {
        var rows = Rows().ToArray();
        var agreeing = rows.Where(row => row.Resolution.Length == 0).ToArray();
        output.WriteLine($"{rows.Length} rows, {agreeing.Length} agree, {rows.Count(row => row.Resolution.StartsWith("corrected", StringComparison.Ordinal))} corrected, {rows.Count(row => row.Resolution.StartsWith("disputed", StringComparison.Ordinal))} disputed");

        Assert.True(rows.Length >= 40);
        Assert.All(rows, row => Assert.Matches("^(|corrected: .{10,}|disputed: .{10,})$", row.Resolution));
        Assert.Equal(rows.Length, rows.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_row_that_is_not_disputed_is_what_the_check_says(string id)
    {
        var row = Rows().Single(one => one.Id == id);
        var (verdict, duties, told) = Check(row);
        var isSame = verdict == row.Verdict && (row.Verdict != "no-conflict-found" || duties.SequenceEqual(row.Duties));

        // A dispute that has gone is no dispute any more.
        Assert.True(isSame != row.Resolution.StartsWith("disputed", StringComparison.Ordinal), $"{row.Licence}: {verdict} [{string.Join(", ", duties)}], the reader: {row.Verdict} [{string.Join(", ", row.Duties)}]. {told}");
    }

    private static (string Verdict, string[] Duties, string Told) Check(Row row)
    {
        var (facts, model) = DecisionTableTests.Read(row.Facts);
        var result = TermsCheck.Check([AiCatalog.Shared.FindLicence(row.Licence)!], facts, model, asOf: Today);
        var verdict = result.Verdict switch
        {
            TermsVerdict.Conflict => "conflict",
            TermsVerdict.UndeclaredFact => "undeclared-fact-decides",
            TermsVerdict.TextNotRead => "text-not-read",
            _ => "no-conflict-found",
        };
        var duties = result.Obligations.Where(duty => duty.IsCertain).Select(duty => DecisionTableTests.Words(duty.Kind)).Where(Duties.ContainsValue).Distinct().Order(StringComparer.Ordinal).ToArray();
        return (verdict, duties, string.Join(" | ", result.Findings.Select(finding => $"{finding.Verdict} {finding.Source.Clause}: {finding.Message} [{finding.Fact}]")));
    }

    private static IEnumerable<Row> Rows([CallerFilePath] string here = "") => File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "independent.tsv"))
        .Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).Where(cells => cells[1].Length > 0)
        .Select(cells => new Row(cells[0], cells[1], cells[5], cells[6], DutiesOf(cells[9]), cells[11]));

    // "licence-copy;notice-sentence:\"…; …\"": a sentence may hold a semicolon.
    private static string[] DutiesOf(string cell) => Duties.Where(pair => ("; " + cell).Contains(";" + pair.Key, StringComparison.Ordinal) || cell.StartsWith(pair.Key, StringComparison.Ordinal)).Select(pair => pair.Value).Order(StringComparer.Ordinal).ToArray();

    private sealed record Row(string Id, string Licence, string Facts, string Verdict, string[] Duties, string Resolution);
}
