using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Vetted.Catalog;

namespace Vetted.Evidence.Binary;

/// <summary>The catalog's agent members by <c>Type.Member</c>, and the types they belong to.</summary>
internal sealed class AgentKnowledge
{
    private static readonly ConditionalWeakTable<AiCatalog, AgentKnowledge> Cache = new();
    private readonly Dictionary<string, AgentApi> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);

    private AgentKnowledge(AiCatalog catalog)
    {
        foreach (var api in catalog.AgentApis)
        {
            foreach (var member in api.Members)
            {
                _members[member] = api;
                _types.Add(member.Substring(0, member.LastIndexOf('.')).TrimEnd('.'));
            }
        }
    }

    public static AgentKnowledge Of(AiCatalog catalog) => Cache.GetValue(catalog, static one => new AgentKnowledge(one));

    /// <summary>False for a type of which no agent member is one: nearly all are dismissed here.</summary>
    public bool KnowsType(string type) => _types.Contains(type);

    /// <summary>The row of a member (<c>#ctor</c> for a construction; a property by its own name), or null.</summary>
    public AgentApi? Find(string type, string member) =>
        _members.TryGetValue(type + "." + (member == ".ctor" ? "#ctor" : member.StartsWith("get_", StringComparison.Ordinal) ? member.Substring(4) : member), out var api) ? api : null;
}
