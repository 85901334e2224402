using System;
using System.Collections.Generic;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>Members that make agents, offer functions to models, open MCP servers and clients, ask for approval, or call a model.</summary>
public sealed record AgentApi
{
    /// <summary>Stable key, e.g. <c>meai-function</c>.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// What a call makes: <c>agent</c>, <c>tool</c>, <c>mcp-tool</c>, <c>mcp-server</c>, <c>mcp-client</c>; or <c>tool-calling</c> (it only lets models call
    /// tools), <c>approval</c> (it wraps a tool so that a person is asked), <c>model-call</c>.
    /// </summary>
    public required string Part { get; init; }

    /// <summary>The members, as <c>Namespace.Type.Member</c> (<c>#ctor</c> for a construction and for an attribute).</summary>
    public IReadOnlyList<string> Members { get; init; } = Array.Empty<string>();

    /// <summary>Parameters and properties that hold the part's name; empty where the method, the variable or the type names it.</summary>
    public IReadOnlyList<string> NamedBy { get; init; } = Array.Empty<string>();

    /// <summary>True where the tool runs without asking anybody, unless something wraps it; false where that cannot be told from the call.</summary>
    public bool RunsUnasked { get; init; }

    /// <summary>What AI does here because of it (<c>agents</c>, <c>tool-calling</c>); null for nothing.</summary>
    public string? Capability { get; init; }

    /// <summary>True for what stands in an inventory by itself.</summary>
    public bool IsPart => Part is "agent" or "tool" or "mcp-tool" or "mcp-server" or "mcp-client";

    internal static AgentApi From(JsonValue entry) => new()
    {
        Id = entry.GetString("id") ?? "",
        Part = entry.GetString("part") ?? "",
        Members = entry.GetStrings("members"),
        NamedBy = entry.GetStrings("name"),
        RunsUnasked = entry.GetString("approval") == "not-asked",
        Capability = entry.GetString("capability"),
    };
}
