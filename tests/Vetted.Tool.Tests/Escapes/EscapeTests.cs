using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Vetted.Escapes;

namespace Vetted.Tool.Tests.Escapes;

/// <summary>
/// The rows of the escape table that happen after the build, each tried on a publish folder or package. A row is a pair: an honest artefact, which passes, and the one that hides something, which must not.
/// </summary>
public class EscapeTests
{
    public static TheoryData<string> Rows => [.. Escape.All.Where(row => row.Gate == Escape.AfterTheBuild).Select(row => row.Id)];

    [Fact]
    public void Every_row_is_tried_and_nothing_else()
    {
        Assert.Equal(Escape.All.Where(row => row.Gate == Escape.AfterTheBuild).Select(row => row.Id).Order(StringComparer.Ordinal), EscapeCases.All.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Escape.All.Count, Escape.All.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.True(Escape.All.Count >= 45, $"{Escape.All.Count} rows");
        Assert.True(Escape.All.Count(row => row.Verify == Escape.DoesNotSee) <= 3, "verify misses more than three ways");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_is_hidden_is_told_and_what_is_honest_passes(string id)
    {
        var expected = Escape.Of(id).Verify;
        var (honest, hidden) = EscapeCases.All[id];
        using var good = new Artefact();
        honest(good);
        var pass = good.Verify();
        Assert.True(pass.ExitCode == 0, $"the honest artefact does not pass: {pass.ExitCode} {pass.Out}{pass.Error}");

        using var bad = new Artefact();
        hidden(bad);
        var (exitCode, output, error) = bad.Verify();
        switch (expected)
        {
            case Escape.DoesNotSee:
                Assert.True(exitCode == 0, $"the row says that this is not seen, and it is: {output}; change the row");
                break;
            case "policy changed":
                Assert.Equal(2, exitCode);
                Assert.Contains("pinned", error, StringComparison.Ordinal);
                break;
            default:
                Assert.Equal(1, exitCode);
                Assert.True(Failing(output).Contains(expected), output);
                break;
        }
    }

    private static HashSet<string> Failing(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
        .Where(finding => finding.GetProperty("fails").GetBoolean()).Select(finding => finding.GetProperty("rule").GetString()!).ToHashSet(StringComparer.Ordinal);
}
