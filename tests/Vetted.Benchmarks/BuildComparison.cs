using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.Build.Logging.StructuredLogger;

namespace Vetted.Benchmarks;

/// <summary>
/// Builds a solution of small AI projects that did not change, with the package (A), without it (B), and without it again (B', the control): the median of A/B over all rounds is the price of the package, that of B'/B the noise of the machine.
/// </summary>
internal static class BuildComparison
{
    private const double WantedRatio = 1.03;
    private const double WantedMillisecondsPerProject = 2;

    public static int Run(int projects, int pairs, TextWriter output)
    {
        var root = Directory.CreateTempSubdirectory("vetted-bench-").FullName;
        try
        {
            var version = "0.1.0-bench." + Path.GetFileName(root)[^6..];
            Sdk.Run(Sdk.Repository, "pack", Path.Combine("src", "Vetted.Build", "Vetted.Build.csproj"), "-c", "Release", "-o", Path.Combine(root, "feed"), "-p:PackageVersion=" + version, "-v:q");
            var with = Write(Path.Combine(root, "with"), projects, version);
            var without = Write(Path.Combine(root, "without"), projects, null);
            foreach (var folder in new[] { with, without })
            {
                Sdk.Run(folder, "build", "All.slnx", "-v:q");
                Sdk.Run(folder, "build", "All.slnx", "-v:q", "--no-restore");
            }

            var price = new List<double>();
            var noise = new List<double>();
            for (var round = 0; round < pairs; round++)
            {
                // The order turns, so that a machine that warms up or slows down favours nobody.
                var times = new Dictionary<string, double>(StringComparer.Ordinal);
                foreach (var name in new[] { "A", "B", "C" }.Skip(round % 3).Concat(new[] { "A", "B", "C" }.Take(round % 3)))
                {
                    times[name] = Time(name == "A" ? with : without);
                }

                price.Add(times["A"] / times["B"]);
                noise.Add(times["C"] / times["B"]);
            }

            var milliseconds = InOurTargets(with) / projects;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{projects} projects, {pairs} rounds of an unchanged build: with/without median {Median(price):0.000} (quartiles {Quartile(price, 1):0.000} to {Quartile(price, 3):0.000})"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"control without/without median {Median(noise):0.000} (quartiles {Quartile(noise, 1):0.000} to {Quartile(noise, 3):0.000})"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"time in our targets: {milliseconds:0.00} ms a project"));
            output.WriteLine($"wanted: at most {WantedRatio} and {WantedMillisecondsPerProject} ms");
            return Median(price) <= WantedRatio && milliseconds <= WantedMillisecondsPerProject ? 0 : 1;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string Write(string folder, int projects, string? version)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(folder, "nuget.config"), """<configuration><packageSources><add key="bench" value="../feed" /></packageSources></configuration>""");
        var reference = version is null ? "" : $"""<PackageReference Include="Vetted.AI" Version="{version}" PrivateAssets="all" />""";
        for (var i = 0; i < projects; i++)
        {
            var project = Directory.CreateDirectory(Path.Combine(folder, "P" + i)).FullName;
            File.WriteAllText(Path.Combine(project, $"P{i}.csproj"), $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="OpenAI" Version="2.15.0" />{reference}</ItemGroup></Project>""");
            File.WriteAllText(Path.Combine(project, "Chat.cs"), $"namespace P{i}; public static class Chat {{ public static OpenAI.Chat.ChatClient Create(string key) => new(\"gpt-4o-mini\", key); }}");
        }

        File.WriteAllText(Path.Combine(folder, "All.slnx"), "<Solution>" + string.Concat(Enumerable.Range(0, projects).Select(i => $"<Project Path=\"P{i}/P{i}.csproj\" />")) + "</Solution>");
        return folder;
    }

    private static double Time(string folder)
    {
        var start = Stopwatch.GetTimestamp();
        Sdk.Run(folder, "build", "All.slnx", "-v:q", "--no-restore");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    // What the engine says it spent in targets whose name is ours, over all projects of one unchanged build.
    private static double InOurTargets(string folder)
    {
        var log = Path.Combine(folder, "build.binlog");
        Sdk.Run(folder, "build", "All.slnx", "-v:q", "--no-restore", "-bl:" + log);
        double total = 0;
        BinaryLog.ReadBuild(log).VisitAllChildren<Target>(target =>
        {
            if (target.Name.StartsWith("Vetted", StringComparison.Ordinal) || target.Name.StartsWith("_Vetted", StringComparison.Ordinal))
            {
                total += target.Duration.TotalMilliseconds;
            }
        });
        return total;
    }

    private static double Median(List<double> values) => Quartile(values, 2);

    private static double Quartile(List<double> values, int quarter)
    {
        var sorted = values.Order().ToArray();
        return sorted[(sorted.Length - 1) * quarter / 4];
    }
}
