using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis.VisualBasic;
using Vetted.Conformance;
using Vetted.Inventory;

namespace Vetted.Evidence.Binary.Tests;

/// <summary>Compiles sources against stand-ins and reads the assembly.</summary>
internal static class Compiled
{
    private static readonly string[] Stubs =
    [
        "OpenAI", "Azure.AI.OpenAI", "OllamaSharp", "Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.AI", "Microsoft.Extensions.AI.OpenAI", "Microsoft.SemanticKernel.Core",
        "Microsoft.SemanticKernel.Abstractions", "Microsoft.SemanticKernel.Connectors.OpenAI", "Microsoft.SemanticKernel.Connectors.AzureOpenAI", "Anthropic", "Microsoft.ML.OnnxRuntime",
        "Microsoft.Extensions.Configuration.Abstractions", "Microsoft.Extensions.Options", "Contoso.NewAi", "Aspire.Hosting.GitHub.Models", "CommunityToolkit.Aspire.OllamaSharp",
    ];

    private static readonly Lazy<Dictionary<string, string>> LazyReferences = new(WriteReferences);

    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading.Tasks;";

    public static AssemblyEvidenceOptions Options { get; } = new() { DisplayPath = "bin/App.dll", RepositoryRoot = "/repo" };

    public static AssemblyEvidenceOptions WithReferences => Options with { References = LazyReferences.Value };

    public static Compilation CSharp(OptimizationLevel level, params string[] sources) => CSharpCompilation.Create(
        "App",
        sources.Select((source, index) => Parse(source, index == 0 ? "/repo/Program.cs" : $"/repo/File{index}.cs")).Append(Parse(Usings, "/repo/Usings.cs")),
        StubAssemblies.Framework.Concat(StubAssemblies.Named(Stubs)),
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: level, deterministic: true, allowUnsafe: true));

    public static Compilation Basic(string source) => VisualBasicCompilation.Create(
        "App",
        [VisualBasicSyntaxTree.ParseText(SourceText.From(source, System.Text.Encoding.UTF8), path: "/repo/Program.vb")],
        StubAssemblies.Framework.Concat(StubAssemblies.Named(Stubs)),
        new VisualBasicCompilationOptions(OutputKind.ConsoleApplication, globalImports: GlobalImport.Parse("System", "System.Collections.Generic"), deterministic: true));

    public static (byte[] Image, byte[]? Pdb) Emit(Compilation compilation, DebugInformationFormat format = DebugInformationFormat.PortablePdb, bool metadataOnly = false, IEnumerable<ResourceDescription>? resources = null)
    {
        using var image = new MemoryStream();
        using var pdb = new MemoryStream();
        var hasPdbFile = format == DebugInformationFormat.PortablePdb && !metadataOnly;
        var result = compilation.Emit(image, hasPdbFile ? pdb : null, manifestResources: resources, options: new EmitOptions(metadataOnly: metadataOnly, includePrivateMembers: !metadataOnly, debugInformationFormat: format));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)));
        return (image.ToArray(), hasPdbFile ? pdb.ToArray() : null);
    }

    public static AssemblyEvidence Read(Compilation compilation, AssemblyEvidenceOptions? options = null)
    {
        var (image, pdb) = Emit(compilation);
        return Read(image, pdb, options);
    }

    public static AssemblyEvidence Read(byte[] image, byte[]? pdb, AssemblyEvidenceOptions? options = null) =>
        new AssemblyReader(options ?? WithReferences, BinaryTestKnowledge.Instance).Read(image, pdb);

    /// <summary>One line per model: <c>line text form use</c>, with <c>@</c> before the use where it reaches a sink; the same in debug and release.</summary>
    public static string[] Models(params string[] sources)
    {
        var release = Show(Read(CSharp(OptimizationLevel.Release, sources)));
        Assert.Equal(release, Show(Read(CSharp(OptimizationLevel.Debug, sources))));
        return release;
    }

    public static string[] Show(AssemblyEvidence evidence)
    {
        Assert.Empty(evidence.Gaps);
        return evidence.Models.Select(Show).ToArray();
    }

    public static string[] Unknowns(params string[] sources)
    {
        var evidence = Read(CSharp(OptimizationLevel.Release, sources));
        Assert.Empty(evidence.Gaps);
        return evidence.Unknowns.Select(unknown => $"{unknown.Evidence.Place.Line} {unknown.Key} {unknown.Reason}").ToArray();
    }

    private static string Show(ModelReference model)
    {
        var file = model.Evidence.Place.File;
        return $"{(Path.GetFileNameWithoutExtension(file) == "Program" ? "" : file + ":")}{model.Evidence.Place.Line} {model.Text} {model.Form} {(model.Sink is null ? "" : "@")}{model.Use.ToString().ToLowerInvariant()}";
    }

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(SourceText.From(source, System.Text.Encoding.UTF8), path: path);

    private static Dictionary<string, string> WriteReferences()
    {
        var folder = Directory.CreateTempSubdirectory("vetted stubs ").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return Stubs.ToDictionary(
            name => name,
            name =>
            {
                var path = Path.Combine(folder, name + ".dll");
                File.WriteAllBytes(path, StubAssemblies.Image(name));
                return path;
            },
            StringComparer.OrdinalIgnoreCase);
    }
}
