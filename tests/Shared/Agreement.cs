using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Logging.StructuredLogger;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vetted.Evidence.Binary;
using Vetted.Inventory;
using Vetted.Source;
using BinaryLog = Microsoft.Build.Logging.StructuredLogger.BinaryLog;
using Project = Microsoft.Build.Logging.StructuredLogger.Project;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Vetted.Tests;

/// <summary>
/// Reads what a build compiled twice, from its sources and from the assembly that it made, and tells the differences. The compiler's inputs come from the build's binary log, so that both see the same program.
/// </summary>
internal static class Agreement
{
    /// <summary>Compares each C# compilation of a build.</summary>
    /// <param name="log">The binary log.</param>
    public static IReadOnlyList<ComparedProject> OfBuild(string log) => BinaryLog.ReadBuild(log).FindChildrenRecursive<Task>(task => task.Name == "Csc" && task.CommandLineArguments is { Length: > 0 })
        .Select(task => (Line: task.CommandLineArguments, Folder: task.GetNearestParent<Project>()!.ProjectDirectory))
        .DistinctBy(one => one.Line).Select(one => Compare(one.Line, one.Folder)).OrderBy(one => one.Name, StringComparer.Ordinal).ToArray();

    private static readonly Place Anywhere = new("", 0);

    private static ComparedProject Compare(string commandLine, string folder)
    {
        var arguments = CommandLineParser.SplitCommandLineIntoArguments(commandLine, removeHashComments: false).SkipWhile(argument => argument != "/noconfig").ToArray();
        var parsed = CSharpCommandLineParser.Default.Parse(arguments, folder, sdkDirectory: null);
        var references = parsed.MetadataReferences.Select(reference => Path.GetFullPath(reference.Reference, folder)).Where(File.Exists).ToArray();
        var implementations = references.ToDictionary(path => Path.GetFileNameWithoutExtension(path), ImplementationOf, StringComparer.OrdinalIgnoreCase);
        var projects = references.Where(path => ImplementationOf(path) != path).Select(path => Path.GetFileNameWithoutExtension(path)).ToArray();
        string Relative(string path) => Path.IsPathRooted(path) ? Path.GetRelativePath(folder, path).Replace('\\', '/') : path;

        var trees = parsed.SourceFiles.Where(file => File.Exists(file.Path)).Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file.Path)), parsed.ParseOptions, file.Path));
        var compilation = CSharpCompilation.Create(parsed.CompilationName, trees, references.Select(path => MetadataReference.CreateFromFile(path)), parsed.CompilationOptions);
        var source = SourceEvidence.Collect(compilation, SourceKnowledge.Shared, new SourceSettings { PlacePath = Relative, ProjectAssemblies = projects });

        var assembly = Path.Combine(parsed.OutputDirectory, parsed.OutputFileName!);
        var binary = AssemblyEvidence.ReadFile(assembly, new AssemblyEvidenceOptions { DisplayPath = Path.GetFileName(assembly), RepositoryRoot = folder, References = implementations, ProjectAssemblies = projects });
        var differences = new List<string>(binary.Gaps.Select(gap => "gap: " + gap.Why));
        var agreed = CompareModels(source.Trees.SelectMany(tree => tree.Models).Select(one => one.Fact).ToList(), binary.Models.ToList(), differences);
        agreed += CompareFacts("unknown", source.Trees.SelectMany(tree => tree.Unknowns).Select(one => (one.Fact.Key + " " + one.Fact.Reason, one.Fact.Evidence.Place)), binary.Unknowns.Select(one => (one.Key + " " + one.Reason, one.Evidence.Place)), differences);
        agreed += CompareFacts("tool", source.Trees.SelectMany(tree => tree.SafetyTools).Select(one => (one.Fact.Tool, one.Fact.Evidence.Place)), binary.SafetyTools.Select(one => (one.Tool, one.Evidence.Place)), differences);

        // What AI does is a fact of the project; where it shows is one place for the one and several for the other.
        agreed += CompareFacts("capability", source.Trees.SelectMany(tree => tree.Capabilities).Select(one => (one.Fact.Name, Anywhere)).Distinct(), binary.Capabilities.Select(one => (one.Name, Anywhere)).Distinct(), differences);
        agreed += CompareFacts("weakening", source.Trees.SelectMany(tree => tree.Weakenings).Select(one => (one.Fact.Kind, one.Fact.Evidence.Place)), binary.Weakenings.Select(one => (one.Kind, one.Evidence.Place)), differences);
        agreed += CompareFacts("service", source.Trees.SelectMany(tree => tree.Services).Select(one => (one.Fact.Id, one.Fact.Evidence.Place)), binary.Services.Select(one => (one.Id, one.Evidence.Place)), differences);
        return new ComparedProject(Path.GetFileName(folder), agreed, differences.Order(StringComparer.Ordinal).ToArray());
    }

    // The compiler saw obj/…/ref/Name.dll; the code is beside that folder.
    private static string ImplementationOf(string path) =>
        Path.GetFileName(Path.GetDirectoryName(path)) is "ref" or "refint" && Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(path))!, Path.GetFileName(path)) is { } beside && File.Exists(beside) ? beside : path;

    private static int CompareModels(List<ModelReference> source, List<ModelReference> binary, List<string> differences)
    {
        var agreed = 0;
        foreach (var model in source)
        {
            var found = binary.FindIndex(other => other.Text == model.Text && Covers(other.Evidence.Place, model.Evidence.Place));
            if (found < 0)
            {
                differences.Add("only source: model " + Show(model));
                continue;
            }

            if (Standing(model) == Standing(binary[found]))
            {
                agreed++;
            }
            else
            {
                differences.Add($"differs: model {Show(model)} | {Standing(binary[found])}");
            }

            binary.RemoveAt(found);
        }

        differences.AddRange(binary.Select(model => "only binary: model " + Show(model)));
        return agreed;
    }

    private static int CompareFacts(string kind, IEnumerable<(string Name, Place Place)> source, IEnumerable<(string Name, Place Place)> binary, List<string> differences)
    {
        var agreed = 0;
        var rest = binary.ToList();
        foreach (var (name, place) in source)
        {
            var found = rest.FindIndex(other => other.Name == name && Covers(other.Place, place));
            if (found < 0)
            {
                differences.Add($"only source: {kind} {name} {place}");
            }
            else
            {
                agreed++;
                rest.RemoveAt(found);
            }
        }

        differences.AddRange(rest.Select(one => $"only binary: {kind} {one.Name} {one.Place}"));
        return agreed;
    }

    // A PDB knows statements: the literal, or the first line of a longer one, lies inside.
    private static bool Covers(Place statement, Place place) => statement.File == place.File && statement.Line <= place.Line && Math.Max(statement.Line, statement.EndLine) >= place.Line;

    private static string Standing(ModelReference model) => $"{model.Form} {model.Use.ToString().ToLowerInvariant()}{(model.Sink is null ? "" : " at a sink")}";

    private static string Show(ModelReference model) => $"{model.Text} {model.Evidence.Place} {Standing(model)}";
}

/// <summary>What a comparison found.</summary>
/// <param name="Name">The project's folder.</param>
/// <param name="Agreed">Number of facts that both readers tell alike.</param>
/// <param name="Differences">One line each, sorted.</param>
internal sealed record ComparedProject(string Name, int Agreed, IReadOnlyList<string> Differences);
