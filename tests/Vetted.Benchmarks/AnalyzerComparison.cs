using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Vetted.Benchmarks;

/// <summary>
/// What our analyzers cost in a real build, as the compiler reports it (<c>ReportAnalyzer</c>), beside Microsoft.CodeAnalysis.BannedApiAnalyzers in the same build: once in a
/// project that talks to models in every fifth file, once in the same project without AI. Only the ratio within one build counts; the machine may be as busy as it likes.
/// </summary>
internal static class AnalyzerComparison
{
    private const double WantedRatio = 1;
    private const double WantedRatioWithoutAi = 0.01;
    private const string Ours = "Vetted.Analyzers";
    private const string Yardstick = "Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers";

    public static int Run(int files, int rounds, TextWriter output)
    {
        var root = Directory.CreateTempSubdirectory("vetted-bench-").FullName;
        try
        {
            var version = "0.1.0-bench." + Path.GetFileName(root)[^6..];
            Sdk.Run(Sdk.Repository, "pack", Path.Combine("src", "Vetted.Build", "Vetted.Build.csproj"), "-c", "Release", "-o", Path.Combine(root, "feed"), "-p:PackageVersion=" + version, "-v:q");
            File.WriteAllText(Path.Combine(root, "nuget.config"), """<configuration><packageSources><add key="bench" value="feed" /></packageSources></configuration>""");
            var withAi = Compare(Path.Combine(root, "ai"), files, rounds, version, hasAi: true, output);
            var withoutAi = Compare(Path.Combine(root, "plain"), files, rounds, version, hasAi: false, output);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wanted: below {WantedRatio:0.00} with AI, below {WantedRatioWithoutAi:0.00} without"));
            return withAi < WantedRatio && withoutAi < WantedRatioWithoutAi ? 0 : 1;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    // The first build warms the compiler server; of the others the worst ratio counts.
    private static double Compare(string folder, int files, int rounds, string version, bool hasAi, TextWriter output)
    {
        var lines = GeneratedProject.Write(folder, files, version, hasAi);
        var worst = 0d;
        for (var round = 0; round <= rounds; round++)
        {
            var report = Sdk.Run(folder, "build", "-t:Rebuild", "-p:ReportAnalyzer=true", "-p:UseSharedCompilation=true", "-v:detailed", "-tl:off");
            var (ours, theirs) = (Seconds(report, Ours), Seconds(report, Yardstick));
            var told = report.Split('\n').Where(line => line.Contains("warning VET", StringComparison.Ordinal)).Distinct().Count();
            if (told == 0 == hasAi)
            {
                throw new InvalidOperationException($"the analyzers {(hasAi ? "found nothing" : "found AI")} in {folder}: this measures nothing\n" + report);
            }

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(hasAi ? "with AI" : "without")} {files} files, {lines} lines, {(round == 0 ? "cold" : "warm " + round)}: ours {ours:0.000} s, BannedApiAnalyzers {theirs:0.000} s, ratio {ours / theirs:0.0000}, {told} warnings of ours"));
            worst = round == 0 ? 0 : Math.Max(worst, ours / theirs);
        }

        return worst;
    }

    // "0.224   10   Vetted.Analyzers, Version=…" is an assembly's total; what took no measurable time reads "<0.001".
    private static double Seconds(string report, string assembly)
    {
        var times = new List<double>();
        foreach (var line in report.Split('\n'))
        {
            var at = line.IndexOf(assembly, StringComparison.Ordinal);
            if (at > 0 && line.Contains(", Version=", StringComparison.Ordinal) && line[..at].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var seconds, _]
                && double.TryParse(seconds.TrimStart('<'), NumberStyles.Float, CultureInfo.InvariantCulture, out var time))
            {
                times.Add(time);
            }
        }

        return times.Count > 0 ? times.Sum() : throw new InvalidOperationException("the build reports no times of " + assembly + ":\n" + report);
    }
}
