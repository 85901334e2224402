using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Vetted.Catalog;

namespace Vetted.Source;

/// <summary>The members that make agents, tools and MCP servers, or ask a model, by name.</summary>
internal sealed class AgentIndex
{
    private static readonly ConditionalWeakTable<SourceKnowledge, AgentIndex> Indexes = new();
    private readonly Dictionary<string, AgentApi> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Member, AgentApi Api)>> _bySourceName = new(StringComparer.Ordinal);

    private AgentIndex(IEnumerable<AgentApi> apis)
    {
        foreach (var api in apis)
        {
            foreach (var member in api.Members)
            {
                _members[member] = api;
                foreach (var name in UnboundMember.SourceNames(member))
                {
                    if (!_bySourceName.TryGetValue(name, out var rows))
                    {
                        _bySourceName.Add(name, rows = new List<(string, AgentApi)>(1));
                    }

                    rows.Add((member, api));
                }
            }
        }
    }

    /// <summary>The index of a knowledge, built once.</summary>
    public static AgentIndex Of(SourceKnowledge knowledge) => Indexes.GetValue(knowledge, static one => new AgentIndex(one.AgentApis));

    /// <summary>The identifiers to look for.</summary>
    public IEnumerable<string> NamesIn(KnownTypes types) => _members.Keys.Where(member => types.HasTypeOf(member) && types.HolderOf(member) is null).SelectMany(UnboundMember.SourceNames);

    /// <summary>The members that stand in source only behind their type's name.</summary>
    public IEnumerable<(string Name, string Holder)> HeldIn(KnownTypes types) =>
        _members.Keys.Where(types.HasTypeOf).Select(member => (Names.Last(member), types.HolderOf(member))).Where(static held => held.Item2 is not null)!;

    /// <summary>Types whose static property switches tool calling on, which stand before it.</summary>
    public IEnumerable<string> HoldersIn(KnownTypes types) => _members.Where(row => row.Value.Part == "tool-calling" && types.HasTypeOf(row.Key)).Select(row => Names.Last(row.Key.Substring(0, row.Key.LastIndexOf('.')))).Distinct(StringComparer.Ordinal);

    /// <summary>True for the name of a type whose construction wraps a tool so that somebody is asked.</summary>
    public bool IsApprovalName(string name) => _bySourceName.TryGetValue(name, out var rows) && rows.Exists(row => row.Api.Part == "approval");

    /// <summary>The row of a member, or null.</summary>
    public AgentApi? Find(ISymbol member)
    {
        var isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        if (member.ContainingType is not { } type || !_bySourceName.ContainsKey(isConstructor ? type.Name : member.Name))
        {
            return null;
        }

        var name = isConstructor ? "#ctor" : member.Name;
        for (INamedTypeSymbol? owner = type.OriginalDefinition; owner is not null; owner = isConstructor ? null : owner.BaseType?.OriginalDefinition)
        {
            if (_members.TryGetValue(Names.FullName(owner) + "." + name, out var api))
            {
                return api;
            }
        }

        return null;
    }

    /// <summary>The row that a name stands for where nothing binds, or null.</summary>
    public AgentApi? FindUnbound(SyntaxToken name, TreeTokens file)
    {
        if (_bySourceName.TryGetValue(name.ValueText, out var rows))
        {
            foreach (var (member, api) in rows)
            {
                if (UnboundMember.Is(member, name, file))
                {
                    return api;
                }
            }
        }

        return null;
    }
}
