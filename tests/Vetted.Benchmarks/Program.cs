using System;
using System.Linq;
using BenchmarkDotNet.Running;

namespace Vetted.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project tests/Vetted.Benchmarks -- builds [projects] [pairs]</c> compares whole builds with and without the package, as ratios in one run with an A/A control.
/// <c>-- analyzers [files] [rounds]</c> compares the time of our analyzers with that of BannedApiAnalyzers in the same build.
/// <c>-- hash [megabytes]</c> compares hashing a model file with openssl. <c>-- strings</c> tells how fast the strings of assemblies are looked through, <c>-- reader [assembly]</c> how long a large assembly takes.
/// <c>-- agreement build.binlog…</c> reads what builds compiled from source and from the assembly, and tells the differences. Any other arguments go to BenchmarkDotNet (<c>-- --filter *Matcher*</c>).
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args.FirstOrDefault() == "builds")
        {
            var projects = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 30;
            var pairs = args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 25;
            return BuildComparison.Run(projects, pairs, Console.Out);
        }

        if (args.FirstOrDefault() == "analyzers")
        {
            var files = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 400;
            var rounds = args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 3;
            return AnalyzerComparison.Run(files, rounds, Console.Out);
        }

        if (args.FirstOrDefault() == "hash")
        {
            return HashComparison.Run(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1024, Console.Out);
        }

        if (args.FirstOrDefault() == "strings")
        {
            return StringHeapComparison.Run(Console.Out);
        }

        if (args.FirstOrDefault() == "agreement")
        {
            foreach (var project in args.Skip(1).SelectMany(Vetted.Tests.Agreement.OfBuild))
            {
                Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{project.Name}: {project.Agreed} agree, {project.Differences.Count} differ"));
                project.Differences.ToList().ForEach(difference => Console.WriteLine("  " + difference));
            }

            return 0;
        }

        if (args.FirstOrDefault() == "reader")
        {
            return ReaderComparison.Run(args.ElementAtOrDefault(1), Console.Out);
        }

        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
    }
}
