using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Catalog;

public sealed partial class AiCatalog
{
    private readonly ConcurrentDictionary<string, CatalogPackage?> _packages = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<SafetyTool>? _safetyTools;

    /// <summary>The catalog's row for a package id, by exact id or by a row that ends in <c>.*</c>; null for a package it does not know.</summary>
    public CatalogPackage? FindPackage(string id) =>
        _packages.GetOrAdd(id ?? throw new ArgumentNullException(nameof(id)), key => Entry("packages", key) is { } entry ? CatalogPackage.From(entry) : null);

    /// <summary>All safety tools, sorted by id.</summary>
    public IReadOnlyList<SafetyTool> SafetyTools =>
        _safetyTools ??= Keys("safety-tools").Select(key => SafetyTool.From(Entry("safety-tools", key)!)).ToArray();

    /// <summary>All model sinks that count (the roles of <see cref="ModelSink.Role"/>), in the data's order.</summary>
    public IReadOnlyList<ModelSink> Sinks => Keys("sinks").Count > 0 ? Array.Empty<ModelSink>() : Array.Empty<ModelSink>();
}
