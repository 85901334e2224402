using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;

namespace Vetted.Source;

/// <summary>What the source engine asks of the catalog. A type of its own, so that a test can bring its own few rows.</summary>
public sealed class SourceKnowledge
{
    private static readonly Lazy<SourceKnowledge> LazyShared = new(() => Of(AiCatalog.Shared));
    private readonly Lazy<Dictionary<string, CatalogPackage>> _packagesByAssembly;

    /// <summary>Creates knowledge from rows.</summary>
    /// <param name="sinks">The model sinks.</param>
    /// <param name="identify">Says who a model id is; the second argument is true at a model sink.</param>
    public SourceKnowledge(IReadOnlyList<ModelSink> sinks, Func<string, bool, ModelIdentity?> identify)
    {
        Sinks = sinks ?? throw new ArgumentNullException(nameof(sinks));
        Identify = identify ?? throw new ArgumentNullException(nameof(identify));
        _packagesByAssembly = new Lazy<Dictionary<string, CatalogPackage>>(IndexAssemblies);
    }

    /// <summary>The knowledge of the catalog inside this product.</summary>
    public static SourceKnowledge Shared => LazyShared.Value;

    /// <summary>The model sinks.</summary>
    public IReadOnlyList<ModelSink> Sinks { get; }

    /// <summary>Says who a model id is; the second argument is true at a model sink.</summary>
    public Func<string, bool, ModelIdentity?> Identify { get; }

    /// <summary>The wire id of a typed constant (full type name, member name), or null.</summary>
    public Func<string, string, string?> WireId { get; init; } = static (_, _) => null;

    /// <summary>The catalog service behind a host name, or null.</summary>
    public Func<string, string?> ServiceOfHost { get; init; } = static _ => null;

    /// <summary>The safety tools.</summary>
    public IReadOnlyList<SafetyTool> SafetyTools { get; init; } = Array.Empty<SafetyTool>();

    /// <summary>The AI packages.</summary>
    public IReadOnlyList<CatalogPackage> Packages { get; init; } = Array.Empty<CatalogPackage>();

    /// <summary>The row that covers a whole family of packages (<c>Microsoft.SemanticKernel.*</c>), asked with an assembly's name as the package id.</summary>
    public Func<string, CatalogPackage?> FamilyOfAssembly { get; init; } = static _ => null;

    /// <summary>The catalog's package that brings an assembly, or null.</summary>
    public CatalogPackage? PackageOfAssembly(string assembly) =>
        _packagesByAssembly.Value.TryGetValue(assembly, out var package) ? package : FamilyOfAssembly(assembly);

    /// <summary>The knowledge of a catalog.</summary>
    public static SourceKnowledge Of(AiCatalog catalog)
    {
        _ = catalog ?? throw new ArgumentNullException(nameof(catalog));
        return new SourceKnowledge(catalog.Sinks, catalog.Identify)
        {
            WireId = catalog.FindConstant,
            ServiceOfHost = host => catalog.FindServiceByHost(host)?.Id,
            SafetyTools = catalog.SafetyTools,
            Packages = catalog.Keys("packages").Select(catalog.FindPackage).OfType<CatalogPackage>().ToArray(),
            FamilyOfAssembly = catalog.FindPackage,
        };
    }

    private Dictionary<string, CatalogPackage> IndexAssemblies()
    {
        var index = new Dictionary<string, CatalogPackage>(StringComparer.OrdinalIgnoreCase);
        foreach (var package in Packages)
        {
            foreach (var assembly in package.Assemblies.Count > 0 ? package.Assemblies : new[] { package.Id })
            {
                if (!index.ContainsKey(assembly))
                {
                    index.Add(assembly, package);
                }
            }
        }

        return index;
    }
}
