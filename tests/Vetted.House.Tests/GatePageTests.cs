using System.Collections.Generic;
using System.Linq;
using System.Text;
using Vetted.Escapes;

namespace Vetted.House.Tests;

/// <summary>The escape table of the gate's page is written from the rows that the tests try.</summary>
public class GatePageTests
{
    private static readonly Dictionary<string, string> Headings = new()
    {
        ["warnings"] = "What silences warnings",
        ["properties"] = "Properties in the project",
        ["targets"] = "The project's own targets",
        ["policies"] = "Policies",
        ["stored"] = "Stored results, and builds that compile nothing",
        ["code"] = "Code",
        ["data"] = "Configuration, resources, weights",
        ["artefact"] = "After the build",
    };

    [Fact]
    public void The_escape_table_is_what_the_tests_try()
    {
        var page = new StringBuilder();
        foreach (var group in Escape.All.GroupBy(row => row.Group))
        {
            var isAfter = group.All(row => row.Gate == Escape.AfterTheBuild);
            page.Append("\n### ").Append(Headings[group.Key]).Append("\n\n").Append(isAfter ? "| way | `vetted verify` |\n|---|---|\n" : "| way | gate in the build | `vetted verify` |\n|---|---|---|\n");
            foreach (var row in group)
            {
                page.Append("| ").Append(row.Way).Append(" | ").Append(isAfter ? "" : Words(row.Gate) + " | ").Append(Words(row.Verify)).Append(" |\n");
            }
        }

        Repository.HoldBetween("escapes", page.ToString(), "docs", "gate.md");
    }

    [Fact]
    public void Verify_misses_at_most_three_ways_and_each_row_has_a_heading()
    {
        Assert.True(Escape.All.Count(row => row.Verify == Escape.DoesNotSee) <= 3);
        Assert.All(Escape.All, row => Assert.Contains(row.Group, Headings.Keys));
    }

    private static string Words(string outcome) => outcome switch
    {
        Escape.DoesNotRun => "does not run",
        Escape.DoesNotSee => "**not seen**",
        "build fails" => "the build fails",
        "policy changed" => "stops: not the pinned policy",
        _ => "caught: " + outcome,
    };
}
