using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Vetted.Conformance;

/// <summary>
/// Compiles the stand-ins for AI packages: a file in <c>stubs</c> is an assembly of that name, and its first lines may name the assemblies it references.
/// </summary>
public static class StubAssemblies
{
    private static readonly ConcurrentDictionary<(string Folder, string Name), Lazy<byte[]>> Images = new();
    private static readonly ConcurrentDictionary<(string Folder, string Name), MetadataReference> References = new();
    private static readonly Lazy<MetadataReference[]> LazyFramework = new(() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "mscorlib.dll" or "netstandard.dll" or "Microsoft.VisualBasic.Core.dll")
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray());

    /// <summary>The framework's assemblies, as the running test has them.</summary>
    public static IReadOnlyList<MetadataReference> Framework => LazyFramework.Value;

    /// <summary>The folder that holds <c>stubs</c> and <c>cases</c>.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "conformance");

    /// <summary>The named stand-ins and what they reference.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="folder">The folder whose <c>stubs</c> holds them; null for the conformance cases' own.</param>
    public static IReadOnlyList<MetadataReference> Named(IEnumerable<string> names, string? folder = null) =>
        Closure(names, folder ?? Folder)
            .Select(name => References.GetOrAdd((folder ?? Folder, name), one => MetadataReference.CreateFromImage(Image(one.Name, one.Folder), filePath: one.Name + ".dll"))).ToArray();

    /// <summary>The compiled image of a stand-in.</summary>
    public static byte[] Image(string name, string? folder = null) => Images.GetOrAdd((folder ?? Folder, name), key => new Lazy<byte[]>(() => Compile(key.Name, key.Folder))).Value;

    /// <summary>The names after <c>// references:</c> in the first lines of a source.</summary>
    public static IReadOnlyList<string> ReferencesOf(string source)
    {
        foreach (var line in source.Split('\n').Take(5))
        {
            var at = line.IndexOf("references:", StringComparison.Ordinal);
            if (at >= 0)
            {
                return line.Substring(at + "references:".Length).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            }
        }

        return [];
    }

    private static SortedSet<string> Closure(IEnumerable<string> names, string folder)
    {
        var all = new SortedSet<string>(StringComparer.Ordinal);
        var rest = new Stack<string>(names);
        while (rest.TryPop(out var name))
        {
            if (all.Add(name))
            {
                foreach (var reference in ReferencesOf(Source(name, folder)))
                {
                    rest.Push(reference);
                }
            }
        }

        return all;
    }

    private static string Source(string name, string folder) => File.ReadAllText(Path.Combine(folder, "stubs", name + ".cs"));

    private static byte[] Compile(string name, string folder)
    {
        var source = Source(name, folder);
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            Framework.Concat(Named(ReferencesOf(source), folder)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, deterministic: true));
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        return result.Success
            ? image.ToArray()
            : throw new InvalidOperationException(name + ": " + string.Join("\n", result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)));
    }
}
