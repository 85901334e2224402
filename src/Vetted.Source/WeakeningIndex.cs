using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vetted.Catalog;

namespace Vetted.Source;

/// <summary>What weakens protection, by the member or literal that says it.</summary>
internal sealed class WeakeningIndex
{
    private readonly Dictionary<string, List<(Weakening Weakening, string? Value)>> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Weakening> _literals = new(StringComparer.Ordinal);

    public WeakeningIndex(IEnumerable<Weakening> weakenings)
    {
        foreach (var weakening in weakenings)
        {
            foreach (var member in weakening.Members)
            {
                if (!_members.TryGetValue(member.Member, out var list))
                {
                    _members.Add(member.Member, list = new List<(Weakening, string?)>(1));
                }

                list.Add((weakening, member.Value));
                SourceNames.Add(NameOf(member.Member));
            }

            foreach (var literal in weakening.Literals)
            {
                _literals[literal] = weakening;
            }
        }
    }

    /// <summary>The members' own names.</summary>
    public HashSet<string> SourceNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of them to look for.</summary>
    public IEnumerable<string> NamesIn(KnownTypes types) => _members.Keys.Where(types.HasTypeOf).Select(NameOf);

    /// <summary>Their types' names, which stand before a static member.</summary>
    public IEnumerable<string> HoldersIn(KnownTypes types) => _members.Keys.Where(types.HasTypeOf).Select(static member => Names.Last(member.Substring(0, Math.Max(member.LastIndexOf('.'), 0))));

    /// <summary>What a literal weakens, or null.</summary>
    public Weakening? OfLiteral(string text) => _literals.TryGetValue(text, out var weakening) ? weakening : null;

    /// <summary>What reading, calling or setting a member weakens.</summary>
    /// <param name="member">The member.</param>
    /// <param name="value">The value it is set to; null where it is read or called.</param>
    public IEnumerable<Weakening> Of(ISymbol member, IOperation? value)
    {
        var isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        if (member.ContainingType is not { } type || !SourceNames.Contains(isConstructor ? type.Name : member.Name)
            || !_members.TryGetValue(Names.FullName(type.OriginalDefinition) + "." + (isConstructor ? "#ctor" : member.Name), out var rows))
        {
            return Enumerable.Empty<Weakening>();
        }

        var written = value is IConversionOperation conversion ? conversion.Operand.ConstantValue : value?.ConstantValue ?? default;
        return rows
            .Where(row => row.Value is null || (written.HasValue && string.Equals(row.Value, Convert.ToString(written.Value, System.Globalization.CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase)))
            .Select(row => row.Weakening);
    }

    // A construction stands in source under its type's name.
    private static string NameOf(string member) =>
        Names.Last(member) is var name && name == "#ctor" ? Names.Last(member.Substring(0, member.Length - ".#ctor".Length)) : name;
}
