using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Catalog;

public sealed partial class AiCatalog
{
    private static readonly IReadOnlyList<SafetyTool> NoTools = Array.Empty<SafetyTool>();
    private IReadOnlyList<SafetyTool>? _safetyTools;
    private IReadOnlyList<Weakening>? _weakenings;
    private IReadOnlyList<ClientMember>? _clientMembers;
    private IReadOnlyList<AgentApi>? _agentApis;
    private Dictionary<string, SafetyTool[]>? _toolsByMember;

    /// <summary>All safety tools, sorted by id.</summary>
    public IReadOnlyList<SafetyTool> SafetyTools =>
        _safetyTools ??= Keys("safety-tools").Select(key => SafetyTool.From(Entry("safety-tools", key)!)).ToArray();

    /// <summary>The safety tool of that id, or null.</summary>
    public SafetyTool? FindSafetyTool(string id) =>
        SafetyTools.FirstOrDefault(tool => string.Equals(tool.Id, id ?? throw new ArgumentNullException(nameof(id)), StringComparison.OrdinalIgnoreCase));

    /// <summary>The tools that a call (or, for a property, a setting) of this member uses or wires.</summary>
    /// <param name="member"><c>Namespace.Type.Member</c>, <c>#ctor</c> for a construction.</param>
    public IReadOnlyList<SafetyTool> FindSafetyTools(string member) =>
        ToolsByMember.TryGetValue(member ?? throw new ArgumentNullException(nameof(member)), out var tools) ? tools : NoTools;

    /// <summary>Everything that weakens protection, sorted by id.</summary>
    public IReadOnlyList<Weakening> Weakenings =>
        _weakenings ??= Keys("weakenings").Select(key => Weakening.From(Entry("weakenings", key)!)).ToArray();

    /// <summary>The members through which programs call models, sorted by package.</summary>
    public IReadOnlyList<ClientMember> ClientMembers =>
        _clientMembers ??= Keys("clients").SelectMany(key => ClientMember.From(Entry("clients", key)!)).ToArray();

    /// <summary>Members that make agents, offer tools to models or call a model, sorted by id.</summary>
    public IReadOnlyList<AgentApi> AgentApis =>
        _agentApis ??= Keys("agent-apis").Select(key => AgentApi.From(Entry("agent-apis", key)!)).ToArray();

    private Dictionary<string, SafetyTool[]> ToolsByMember => _toolsByMember ??= SafetyTools
        .SelectMany(tool => tool.UsingMembers.Select(member => (member, tool)))
        .GroupBy(pair => pair.member, pair => pair.tool, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
}
