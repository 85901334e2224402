using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Vetted.Catalog;

namespace Vetted.Source;

/// <summary>The members whose call protects, by name.</summary>
internal sealed class SafetyIndex
{
    private readonly Dictionary<string, List<string>> _tools = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public SafetyIndex(IEnumerable<SafetyTool> tools)
    {
        foreach (var tool in tools)
        {
            foreach (var member in tool.ProtectingMembers.Concat(tool.WiringMembers))
            {
                if (!_tools.TryGetValue(member, out var list))
                {
                    _tools.Add(member, list = new List<string>(1));
                }

                list.Add(tool.Id);
                var name = Names.Last(member);
                _names.Add(name == "#ctor" ? Names.Last(member.Substring(0, member.Length - "#ctor".Length - 1)) : name);
            }
        }
    }

    /// <summary>The identifiers to look for.</summary>
    public IEnumerable<string> SourceNames => _names;

    /// <summary>The tools that a member belongs to.</summary>
    public IReadOnlyList<string> Tools(ISymbol member)
    {
        var isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        if (member.ContainingType is not { } type || !_names.Contains(isConstructor ? type.Name : member.Name))
        {
            return Array.Empty<string>();
        }

        return _tools.TryGetValue(Names.FullName(type.OriginalDefinition) + "." + (isConstructor ? "#ctor" : member.Name), out var tools) ? tools : Array.Empty<string>();
    }
}
