using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Vetted.Catalog;

namespace Vetted.Source;

/// <summary>The types and registration methods that are the entry into an AI package.</summary>
internal sealed class EntryTypes
{
    private readonly Dictionary<string, string> _packages = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public EntryTypes(IEnumerable<CatalogPackage> packages)
    {
        foreach (var package in packages)
        {
            foreach (var entry in package.EntryTypes)
            {
                var name = entry.Length > 2 && entry[1] == ':' ? entry.Substring(2) : entry;
                if (!_packages.ContainsKey(name))
                {
                    _packages.Add(name, package.Id);
                    _names.Add(Names.Last(name));
                }
            }
        }
    }

    /// <summary>The identifiers to look for.</summary>
    public IEnumerable<string> NamesIn(KnownTypes types) => _packages.Keys.Where(entry => types.Has(entry) || types.HasTypeOf(entry)).Select(Names.Last);

    /// <summary>The package whose entry type it is, or null.</summary>
    public string? Package(INamedTypeSymbol type) =>
        _names.Contains(type.Name) && _packages.TryGetValue(Names.FullName(type), out var package) ? package : null;

    /// <summary>The package whose registration method it is, or null.</summary>
    public string? Package(IMethodSymbol method) =>
        _names.Contains(method.Name) && method.ContainingType is { } type && _packages.TryGetValue(Names.FullName(type) + "." + method.Name, out var package) ? package : null;
}

/// <summary>Indexes of a knowledge, built once for all compilations.</summary>
internal static class SharedIndexes
{
    private static readonly ConditionalWeakTable<SourceKnowledge, SinkIndex> SinkIndexes = new();
    private static readonly ConditionalWeakTable<SourceKnowledge, SafetyIndex> SafetyIndexes = new();
    private static readonly ConditionalWeakTable<SourceKnowledge, EntryTypes> EntryIndexes = new();

    private static readonly ConditionalWeakTable<SourceKnowledge, WeakeningIndex> WeakeningIndexes = new();

    private static readonly ConditionalWeakTable<SourceKnowledge, Wiring.ClientIndex> ClientIndexes = new();

    public static Wiring.ClientIndex Clients(SourceKnowledge knowledge) => ClientIndexes.GetValue(knowledge, static one => new Wiring.ClientIndex(one.ClientMembers, one.SafetyTools));

    public static WeakeningIndex Weakenings(SourceKnowledge knowledge) => WeakeningIndexes.GetValue(knowledge, static one => new WeakeningIndex(one.Weakenings));

    public static SinkIndex Sinks(SourceKnowledge knowledge) => SinkIndexes.GetValue(knowledge, static one => new SinkIndex(one.Sinks));

    public static SafetyIndex Safety(SourceKnowledge knowledge) => SafetyIndexes.GetValue(knowledge, static one => new SafetyIndex(one.SafetyTools));

    public static EntryTypes Entries(SourceKnowledge knowledge) => EntryIndexes.GetValue(knowledge, static one => new EntryTypes(one.Packages));
}
