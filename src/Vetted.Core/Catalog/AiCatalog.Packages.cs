using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Catalog;

public sealed partial class AiCatalog
{
    private static readonly char[] Separators = { '.', '-' };
    private IReadOnlyList<CatalogPackage>? _allPackages;
    private readonly ConcurrentDictionary<string, CatalogPackage?> _packages = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The catalog's row for a package id, by exact id or by the longest row that ends in <c>.*</c> (or <c>-*</c>); null for a package it does not know.</summary>
    public CatalogPackage? FindPackage(string id) =>
        _packages.GetOrAdd(id ?? throw new ArgumentNullException(nameof(id)), key => PackageEntry(key) is { } entry ? CatalogPackage.From(entry) : null);

    /// <summary>All rows, sorted by id; rows that stand for many packages among them.</summary>
    public IReadOnlyList<CatalogPackage> Packages => _allPackages ??= Keys("packages").Select(key => CatalogPackage.From(Entry("packages", key)!)).ToArray();

    private Text.JsonValue? PackageEntry(string id)
    {
        if (Entry("packages", id) is { } exact)
        {
            return exact;
        }

        for (var end = id.LastIndexOfAny(Separators); end > 0; end = id.LastIndexOfAny(Separators, end - 1))
        {
            if (Entry("packages", id.Substring(0, end + 1) + "*") is { } row)
            {
                return row;
            }
        }

        return null;
    }
}
