using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis.VisualBasic;
using Vetted.Inventory;
using Vetted.Source;

namespace Vetted.Tool.Scan;

/// <summary>Parses and binds the sources of one project after the other, as far as references are at hand, and reads them with the engine that the analyzers use.</summary>
internal sealed class SourceScanner
{
    // What the SDK imports for ImplicitUsings, by kind of SDK.
    private static readonly string[] ImplicitUsings = { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks" };
    private static readonly string[] WebUsings =
    {
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration",
        "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    };

    private const int MostKept = 24;
    private const long LargestSource = 2 * 1024 * 1024;
    private readonly ReferencePool _pool;
    private readonly ScanFolder _folder;
    private readonly Dictionary<string, Compilation> _compilations = new(StringComparer.Ordinal);
    private readonly Queue<string> _kept = new();

    public SourceScanner(ScanFolder folder, ReferencePool pool)
    {
        _folder = folder;
        _pool = pool;
    }

    /// <summary>Reads a project's sources.</summary>
    /// <param name="unit">The project and its files.</param>
    /// <param name="units">All projects by path, for references between them.</param>
    /// <param name="knowledge">What is known.</param>
    /// <param name="configuration">The project's configuration files.</param>
    /// <param name="deployments">What the app hosts that start the project call their models.</param>
    /// <param name="cancellation">Stops the work.</param>
    public SourceEvidence? Read(ScanUnit unit, IReadOnlyDictionary<string, ScanUnit> units, SourceKnowledge knowledge, ConfigurationValues configuration, IReadOnlyList<NamedDeployment> deployments, CancellationToken cancellation)
    {
        if (Compile(unit, units, new HashSet<string>(StringComparer.Ordinal)) is not { } compilation)
        {
            return null;
        }

        var settings = new SourceSettings
        {
            IsUnbound = true,
            FollowsCalls = true,
            Configuration = configuration,
            Deployments = deployments,
            PlacePath = _folder.Relative,
            ProjectAssemblies = unit.Project?.ProjectReferences.Where(units.ContainsKey).Select(path => units[path].Name).ToArray() ?? [],
        };
        return SourceEvidence.Collect(compilation, knowledge, settings, cancellation);
    }

    private Compilation? Compile(ScanUnit unit, IReadOnlyDictionary<string, ScanUnit> units, HashSet<string> open)
    {
        if (unit.Sources.Count == 0 || !open.Add(unit.Key))
        {
            return null;
        }

        if (_compilations.TryGetValue(unit.Key, out var known))
        {
            open.Remove(unit.Key);
            return known;
        }

        var references = new List<MetadataReference>(_pool.Framework);
        foreach (var path in unit.Project?.ProjectReferences ?? [])
        {
            // Only within one language: a reference across languages would have to be emitted first.
            if (units.TryGetValue(path, out var other) && Language(other) == Language(unit) && Compile(other, units, open) is { } referenced)
            {
                references.Add(referenced.ToMetadataReference());
                Keep(other.Key, referenced);
            }
        }

        foreach (var package in unit.Packages)
        {
            references.AddRange(_pool.OfPackage(package.Id, package.Version));
        }

        open.Remove(unit.Key);
        Compilation compilation = Language(unit) == "VB" ? CompileVisualBasic(unit, references) : CompileCSharp(unit, references);
        return compilation;
    }

    // Libraries that others reference are compiled once, as long as there are not too many of them to hold.
    private void Keep(string key, Compilation compilation)
    {
        if (_compilations.TryAdd(key, compilation))
        {
            _kept.Enqueue(key);
            if (_kept.Count > MostKept)
            {
                _compilations.Remove(_kept.Dequeue());
            }
        }
    }

    private static string Language(ScanUnit unit) => unit.Project?.Language ?? "C#";

    private static CSharpCompilation CompileCSharp(ScanUnit unit, List<MetadataReference> references)
    {
        var symbols = new[] { "NET", "NET6_0_OR_GREATER", "NET8_0_OR_GREATER", "NETCOREAPP", "DEBUG", "TRACE" };
        var options = new CSharpParseOptions(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Preview, DocumentationMode.None, SourceCodeKind.Regular, symbols);
        var trees = new List<SyntaxTree>();
        foreach (var file in unit.Sources)
        {
            if (ReadText(file) is { } text)
            {
                var extension = Path.GetExtension(file);
                var code = extension.Equals(".razor", StringComparison.OrdinalIgnoreCase) || extension.Equals(".cshtml", StringComparison.OrdinalIgnoreCase) ? RazorCode.Extract(text.ToString()) is { } block ? SourceText.From(block, Encoding.UTF8) : null : text;
                if (code is not null)
                {
                    trees.Add(CSharpSyntaxTree.ParseText(code, options, file));
                }
            }
        }

        trees.Add(CSharpSyntaxTree.ParseText(Usings(unit), options, "usings"));
        return CSharpCompilation.Create(unit.Name, trees, references, new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static VisualBasicCompilation CompileVisualBasic(ScanUnit unit, List<MetadataReference> references)
    {
        var trees = unit.Sources.Select(file => (file, text: ReadText(file))).Where(pair => pair.text is not null)
            .Select(pair => VisualBasicSyntaxTree.ParseText(pair.text!, new VisualBasicParseOptions(documentationMode: DocumentationMode.None), pair.file));
        var imports = ImplicitUsings.Concat(unit.Project?.Usings ?? []).Select(name => GlobalImport.Parse(name));
        return VisualBasicCompilation.Create(unit.Name, trees, references, new VisualBasicCompilationOptions(OutputKind.DynamicallyLinkedLibrary, globalImports: imports, optionInfer: true));
    }

    private static string Usings(ScanUnit unit)
    {
        var names = new List<string>();
        if (unit.Project is { HasImplicitUsings: true } project)
        {
            names.AddRange(ImplicitUsings);
            if (project.Sdk.StartsWith("Microsoft.NET.Sdk.Web", StringComparison.OrdinalIgnoreCase) || project.Sdk.StartsWith("Microsoft.NET.Sdk.Worker", StringComparison.OrdinalIgnoreCase))
            {
                names.AddRange(WebUsings);
            }
        }

        names.AddRange(unit.Project?.Usings ?? []);
        return string.Concat(names.Distinct(StringComparer.Ordinal).Select(name => $"global using {name};\n"));
    }

    private static SourceText? ReadText(string file)
    {
        try
        {
            if (new FileInfo(file).Length > LargestSource)
            {
                return null;
            }

            using var stream = File.OpenRead(file);
            return SourceText.From(stream);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }
}
