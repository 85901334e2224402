using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Vetted.Escapes;

/// <summary>A row of the escape table: a way to hide what the policy denies, and who catches it. The rows are data so that the tests, the documentation and the product cannot drift apart.</summary>
/// <param name="Id">The row's name; a test of the same name tries the way.</param>
/// <param name="Group">What kind of way it is.</param>
/// <param name="Gate">What the gate in the build says: a rule, or one of the words of <see cref="DoesNotRun"/>, <see cref="DoesNotSee"/>, <see cref="AfterTheBuild"/>.</param>
/// <param name="Verify">What <c>vetted verify</c> says of the output.</param>
/// <param name="Way">The way, for people, in Markdown.</param>
public sealed record Escape(string Id, string Group, string Gate, string Verify, string Way)
{
    /// <summary>The gate is not part of the build any more.</summary>
    public const string DoesNotRun = "does not run";

    /// <summary>It runs and sees nothing.</summary>
    public const string DoesNotSee = "does not see";

    /// <summary>It happens to what was built.</summary>
    public const string AfterTheBuild = "after the build";

    /// <summary>All rows in the order of the table.</summary>
    public static IReadOnlyList<Escape> All { get; } = Read();

    /// <summary>The repository's folder.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The row of that name.</summary>
    public static Escape Of(string id) => All.Single(row => row.Id == id);

    private static Escape[] Read() => File.ReadAllLines(Path.Combine(FindRepository(), "tests", "escapes", "escapes.tsv")).Skip(1).Where(line => line.Length > 0)
        .Select(line => line.Split('\t')).Select(cells => new Escape(cells[0], cells[1], cells[2], cells[3], cells[4])).ToArray();

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Analyzers.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests run outside the repository");
        }

        return folder;
    }
}
