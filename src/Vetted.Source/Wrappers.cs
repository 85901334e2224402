using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Vetted.Source;

/// <summary>
/// Parameters, properties and fields of the compilation whose value was seen to reach a sink. Whoever sets them selects a model, so they are sinks of the next round.
/// </summary>
internal sealed class Wrappers
{
    private readonly Dictionary<ISymbol, Sink> _sinks = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _fed = new(SymbolEqualityComparer.Default);
    private readonly List<(Sink Sink, SyntaxNode Value, List<ISymbol> Slots, bool IsDecided)> _sites = new();
    private List<ISymbol> _new = new();

    /// <summary>The sink behind a member, or null; a hit means that the member is set somewhere.</summary>
    public Sink? Find(ISymbol symbol)
    {
        if (!_sinks.TryGetValue(symbol, out var sink))
        {
            return null;
        }

        _fed.Add(symbol);
        return sink;
    }

    /// <summary>Notes that a value of a site flows through members of the compilation.</summary>
    public void Add(Sink sink, SyntaxNode value, List<ISymbol> slots, bool isDecided)
    {
        _sites.Add((sink, value, slots, isDecided));
        foreach (var slot in slots.SelectMany(WithTwins))
        {
            if (!_sinks.ContainsKey(slot))
            {
                _sinks.Add(slot, sink);
                _new.Add(slot);
            }
        }
    }

    /// <summary>The identifiers under which the members found since the last round can stand in source, and those of them that are types with a constructor found.</summary>
    public (HashSet<string> Names, HashSet<string> Created) NextRound()
    {
        var names = new HashSet<string>(_new.Select(SourceName), StringComparer.Ordinal);
        var created = new HashSet<string>(_new.Where(IsOfConstructor).Select(SourceName), StringComparer.Ordinal);
        names.Remove("");
        _new = new List<ISymbol>();
        return (names, created);
    }

    /// <summary>Sites whose value nobody in the compilation sets.</summary>
    public IEnumerable<(Sink Sink, SyntaxNode Value, List<ISymbol> Slots)> Unfed() =>
        _sites.Where(site => !site.IsDecided && !site.Slots.SelectMany(WithTwins).Any(_fed.Contains)).Select(site => (site.Sink, site.Value, site.Slots));

    private static bool IsOfConstructor(ISymbol slot) => slot is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } };

    private static string SourceName(ISymbol slot) => slot switch
    {
        IParameterSymbol when IsOfConstructor(slot) => slot.ContainingType.Name,
        IParameterSymbol parameter => parameter.ContainingSymbol.Name,
        _ => slot.Name,
    };

    // Callers may see the same member as an interface's, a base class's, or (in a record) as a constructor's parameter.
    private static IEnumerable<ISymbol> WithTwins(ISymbol slot)
    {
        yield return slot.OriginalDefinition;
        switch (slot)
        {
            case IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary } method } parameter:
                for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    yield return overridden.OriginalDefinition.Parameters[parameter.Ordinal];
                }

                foreach (var member in method.ContainingType.AllInterfaces.SelectMany(one => one.GetMembers(method.Name)).OfType<IMethodSymbol>())
                {
                    if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                    {
                        yield return member.OriginalDefinition.Parameters[parameter.Ordinal];
                    }
                }

                break;
            case IPropertySymbol property:
                foreach (var reference in property.DeclaringSyntaxReferences)
                {
                    var twin = property.ContainingType.InstanceConstructors.SelectMany(constructor => constructor.Parameters)
                        .FirstOrDefault(parameter => parameter.Name == property.Name && parameter.DeclaringSyntaxReferences.Any(other => other.SyntaxTree == reference.SyntaxTree && other.Span == reference.Span));
                    if (twin is not null)
                    {
                        yield return twin.OriginalDefinition;
                    }
                }

                break;
        }
    }
}
