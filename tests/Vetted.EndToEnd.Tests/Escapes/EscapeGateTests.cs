using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Escapes;

namespace Vetted.EndToEnd.Tests.Escapes;

/// <summary>The rows of the escape table that a build can see: what the gate in the build says, and what <c>vetted verify</c> says of the output.</summary>
[Collection(Builds.Name)]
public class EscapeGateTests(EscapeRun run) : IClassFixture<EscapeRun>
{
    public static TheoryData<string> Rows => [.. Ids];

    private static IEnumerable<string> Ids => Escape.All.Where(row => row.Gate != Escape.AfterTheBuild).Select(row => row.Id);

    [Fact]
    public void Every_row_has_a_project_and_an_honest_one_passes()
    {
        var tried = EscapeProjects.All.Select(project => project.Name).Where(name => name is not (EscapeProjects.Honest or EscapeProjects.Shapes)).Concat(EscapeProjects.ShapeFiles.Keys);

        Assert.Equal(Ids.Order(StringComparer.Ordinal), tried.Order(StringComparer.Ordinal));
        Assert.Empty(run.ErrorsOf(EscapeProjects.Honest));
        Assert.Empty(run.VerifyOutputOf(EscapeProjects.All.First(project => project.Name == EscapeProjects.Honest)).Failing);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_gate_says_what_the_table_says(string id)
    {
        var row = Escape.Of(id);
        var errors = EscapeProjects.ShapeFiles.ContainsKey(id) ? run.ErrorsOf(EscapeProjects.Shapes).Where(error => IsAt(error, id)).ToArray() : run.ErrorsOf(id).ToArray();

        switch (row.Gate)
        {
            case Escape.DoesNotRun or Escape.DoesNotSee:
                Assert.True(errors.Length == 0, $"the table says that the gate {row.Gate}: {string.Join(", ", errors)}; change the row");
                break;
            case "build fails":
                Assert.NotEmpty(errors);
                break;
            default:
                Assert.True(errors.Any(error => error.StartsWith(row.Gate, StringComparison.Ordinal)), $"{row.Gate} expected: {string.Join(", ", errors)}");
                break;
        }
    }

    [Fact]
    public void What_was_denied_is_denied_again_where_nothing_is_compiled() => Assert.Equal(["VET1003 Program.cs", "VET1003 Program.cs"], run.ErrorsOf("incremental"));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Verify_says_of_the_output_what_the_table_says(string id)
    {
        var row = Escape.Of(id);
        var isShape = EscapeProjects.ShapeFiles.ContainsKey(id);
        var project = EscapeProjects.All.Single(one => one.Name == (isShape ? EscapeProjects.Shapes : id));
        var (failing, text) = run.VerifyOutputOf(project);

        Assert.True(failing.Any(finding => finding.StartsWith(row.Verify, StringComparison.Ordinal) && (!isShape || IsAt(finding, id))), $"{row.Verify} expected: {text}");
    }

    private static bool IsAt(string finding, string shape) => finding.EndsWith($" {shape}.cs", StringComparison.Ordinal);
}
