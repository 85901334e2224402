using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Vetted.Evidence.Binary;

namespace Vetted.Benchmarks;

/// <summary>Reads a large application assembly with its PDB, warm: one that is generated and built for it, or any other.</summary>
internal static class ReaderComparison
{
    // The JIT makes its last code of a method only after some tens of calls.
    private const int Rounds = 100;
    private const double WantedMilliseconds = 50;

    public static int Run(string? assembly, TextWriter output)
    {
        if (assembly is not null)
        {
            Measure(assembly, output);
            return 0;
        }

        var folder = Directory.CreateTempSubdirectory("vetted-reader-").FullName;
        try
        {
            Write(folder);
            Sdk.Run(Path.Combine(folder, "App"), "build", "-c", "Release", "-v:q", "-p:RunAnalyzers=false");
            return Measure(Path.Combine(folder, "App", "bin", "Release", "net10.0", "App.dll"), output) <= WantedMilliseconds ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Measure(string assembly, TextWriter output)
    {
        var references = Directory.GetFiles(Path.GetDirectoryName(assembly)!, "*.dll").Where(path => path != assembly).ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => path, StringComparer.OrdinalIgnoreCase);
        var options = new AssemblyEvidenceOptions { DisplayPath = "App.dll", References = references };
        var evidence = AssemblyEvidence.ReadFile(assembly, options);
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            AssemblyEvidence.ReadFile(assembly, options);
            times[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var pdb = Path.ChangeExtension(assembly, ".pdb");
        var sizes = string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(assembly).Length / 1e6:0.0} MB, PDB {(File.Exists(pdb) ? new FileInfo(pdb).Length / 1e6 : 0):0.0} MB");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sizes}: best {times.Min():0.0} ms, median {times.Order().ElementAt(Rounds / 2):0.0} ms (wanted {WantedMilliseconds:0} ms for 5 MB); {evidence.Models.Count} models, {evidence.Gaps.Count} gaps"));
        return times.Min();
    }

    /// <summary>Some thirty thousand methods of ordinary code; one class in a hundred calls a model.</summary>
    private static void Write(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "OpenAI"));
        Directory.CreateDirectory(Path.Combine(folder, "App"));
        File.WriteAllText(Path.Combine(folder, "OpenAI", "OpenAI.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(folder, "OpenAI", "Client.cs"), "namespace OpenAI; public class OpenAIClient(string key) { public object GetChatClient(string model) => key + model; }");
        File.WriteAllText(Path.Combine(folder, "App", "App.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup><ItemGroup><ProjectReference Include=\"../OpenAI/OpenAI.csproj\" /></ItemGroup></Project>");
        for (var file = 0; file < 60; file++)
        {
            var source = new StringBuilder("namespace App;\n");
            for (var type = 0; type < 16; type++)
            {
                WriteClass(source, (16 * file) + type);
            }

            File.WriteAllText(Path.Combine(folder, "App", $"File{file}.cs"), source.ToString());
        }
    }

    private static void WriteClass(StringBuilder source, int number)
    {
        source.Append(CultureInfo.InvariantCulture, $"public class Service{number}\n{{\n    private readonly Dictionary<string, int> _counts = new();\n    public string Name {{ get; set; }} = \"service-{number}\";\n");
        if (number % 100 == 0)
        {
            source.Append(CultureInfo.InvariantCulture, $"    public object Chat(bool small) => new OpenAI.OpenAIClient(Name).GetChatClient(small ? \"gpt-4o-mini\" : Model);\n    public string Model {{ get; set; }} = \"gpt-4o\";\n");
        }

        for (var method = 0; method < 25; method++)
        {
            source.Append(CultureInfo.InvariantCulture, $$"""
                    public int Handle{{method}}(IReadOnlyList<string> items, int limit)
                    {
                        if (items.Count > limit + {{method}}) throw new InvalidOperationException("too many items in request {{number}}/{{method}}");
                        var total = 0;
                        foreach (var item in items)
                        {
                            _counts["item-{{method}}:" + item] = total += item.Length;
                            if (item.StartsWith("prefix{{number}}")) Console.WriteLine($"Handled {item} in step {{method}} of {Name}");
                        }
                        return total + Service{{Math.Max(0, number - 1)}}.Helper{{method % 5}}(items.Count);
                    }

                """);
        }

        for (var method = 0; method < 5; method++)
        {
            source.Append(CultureInfo.InvariantCulture, $"    public static int Helper{method}(int value) => value * {method + 3} + {number};\n");
        }

        source.Append("}\n");
    }
}
