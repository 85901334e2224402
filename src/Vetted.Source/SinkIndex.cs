using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Vetted.Catalog;

namespace Vetted.Source;

/// <summary>The catalog's sinks by the names that source shows, so that a tree without such a name costs no binding.</summary>
internal sealed class SinkIndex
{
    private const string Constructor = "#ctor";
    private readonly Dictionary<string, List<ModelSink>> _byMember = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ModelSink>> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _created = new(StringComparer.Ordinal);

    public SinkIndex(IEnumerable<ModelSink> sinks)
    {
        foreach (var sink in sinks)
        {
            Add(_byMember, sink.Type + "." + sink.Member, sink);
            Add(_byName, SourceName(sink), sink);
            Types.Add(Source.Names.Last(sink.Type));
            if (sink.Member == Constructor)
            {
                _created.Add(sink.Type);
            }
        }

        foreach (var rows in _byName.Where(rows => !IsTelling(rows.Key) && rows.Value.TrueForAll(row => row.Parameter is null)))
        {
            CommonProperties.Add(rows.Key, new HashSet<string>(rows.Value.Select(row => Source.Names.Last(row.Type)), StringComparer.Ordinal));
        }
    }

    /// <summary>The identifiers to look for: member names, and type names for constructors.</summary>
    public IEnumerable<string> NamesIn(KnownTypes types) => _byName.Where(rows => rows.Value.Exists(row => types.Has(row.Type))).Select(static rows => rows.Key);

    /// <summary>The row of a parameter, or null.</summary>
    public ModelSink? Find(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method || method.ContainingType is null)
        {
            return null;
        }

        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        var member = definition.MethodKind == MethodKind.Constructor ? Constructor : definition.Name;
        if (Rows(definition.ContainingType, member, definition.MethodKind == MethodKind.Constructor ? definition.ContainingType.Name : member) is not { } rows)
        {
            return null;
        }

        return Best(rows, row => string.Equals(row.Parameter, parameter.Name, StringComparison.Ordinal), definition);
    }

    /// <summary>The row of a property or field, or of the one it overrides; null where there is none.</summary>
    public ModelSink? Find(ISymbol member)
    {
        for (ISymbol? symbol = member.OriginalDefinition; symbol is not null; symbol = (symbol as IPropertySymbol)?.OverriddenProperty?.OriginalDefinition)
        {
            if (symbol.ContainingType is { } type && Rows(type, symbol.Name, symbol.Name) is { } rows && Best(rows, static row => row.Parameter is null, symbol) is { } sink)
            {
                return sink;
            }
        }

        return null;
    }

    /// <summary>
    /// The rows whose member (or type, for a constructor) is called so, for calls that do not bind. A name that anybody's method may have (<c>Create</c>,
    /// <c>Load</c>) counts only in a file that mentions the row's type; of loaders, whose types are mostly reached through other types' members
    /// (<c>context.Model.Load</c>), only in one that mentions its namespace.
    /// </summary>
    public IEnumerable<ModelSink> Named(string name, TreeTokens file) =>
        !_byName.TryGetValue(name, out var rows) ? Array.Empty<ModelSink>()
        : IsTelling(name) ? rows
        : rows.FindAll(row => file.Has(Source.Names.Last(row.Type)) || (row.IsLoader && row.Member != Constructor && row.Parameter is not null && Mentions(file, row.Type)));

    /// <summary>The types whose construction is a sink, by the last part of their names.</summary>
    public HashSet<string> CreatedTypesIn(KnownTypes types) => new(_created.Where(types.Has).Select(Source.Names.Last), StringComparer.Ordinal);

    /// <summary>All types that have a sink, by the last part of their names.</summary>
    public HashSet<string> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Properties with a name that anything may have (<c>Name</c>), and the types that must be mentioned for them to count.</summary>
    public Dictionary<string, HashSet<string>> CommonProperties { get; } = new(StringComparer.Ordinal);

    private static bool Mentions(TreeTokens file, string type)
    {
        foreach (var part in type.Split('.'))
        {
            if (part != Source.Names.Last(type) && !file.Has(part))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsTelling(string name)
    {
        foreach (var word in TellingWords)
        {
            if (name.IndexOf(word, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static readonly string[] TellingWords =
    {
        "Model", "Chat", "Embedding", "Completion", "Client", "Image", "Audio", "Speech", "Transcription", "Agent", "Assistant", "Kernel", "Generat", "Deployment", "Session", "Response",
    };

    private List<ModelSink>? Rows(INamedTypeSymbol type, string member, string name) =>
        _byName.ContainsKey(name) && _byMember.TryGetValue(Source.Names.FullName(type) + "." + member, out var rows) ? rows : null;

    private static string SourceName(ModelSink sink) => sink.Member == Constructor ? Source.Names.Last(sink.Type) : sink.Member;

    // The same full name in two assemblies (SDKs that share a namespace): the row of the symbol's own assembly says which package it is.
    private static ModelSink? Best(List<ModelSink> rows, Func<ModelSink, bool> fits, ISymbol symbol)
    {
        ModelSink? first = null;
        foreach (var row in rows)
        {
            if (!fits(row))
            {
                continue;
            }

            if (string.Equals(row.Assembly, symbol.ContainingAssembly?.Name, StringComparison.OrdinalIgnoreCase))
            {
                return row;
            }

            first ??= row;
        }

        return first;
    }

    private static void Add(Dictionary<string, List<ModelSink>> index, string key, ModelSink sink)
    {
        if (!index.TryGetValue(key, out var list))
        {
            index.Add(key, list = new List<ModelSink>(1));
        }

        list.Add(sink);
    }
}
