using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>Something in code or configuration that weakens protection: a filter switched off, every tool call approved in advance.</summary>
public sealed record Weakening
{
    /// <summary>Stable key, e.g. <c>gemini-block-none</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What was found, in plain words, without a final period.</summary>
    public required string Description { get; init; }

    /// <summary>The safety categories it weakens.</summary>
    public IReadOnlyList<string> Categories { get; init; } = Array.Empty<string>();

    /// <summary>The members whose reading, calling or setting is the finding.</summary>
    public IReadOnlyList<WeakeningMember> Members { get; init; } = Array.Empty<WeakeningMember>();

    /// <summary>String literals that say it by themselves where they stand in code of a project that uses AI, e.g. <c>BLOCK_NONE</c>.</summary>
    public IReadOnlyList<string> Literals { get; init; } = Array.Empty<string>();

    /// <summary>Configuration or environment that says it, as <c>Key=value</c>.</summary>
    public IReadOnlyList<string> Configuration { get; init; } = Array.Empty<string>();

    /// <summary>False where no source was read.</summary>
    public bool IsVerified { get; init; } = true;

    /// <summary>Where the facts come from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = Array.Empty<string>();

    internal static Weakening From(JsonValue entry) => new()
    {
        Id = entry.GetString("id") ?? "",
        Description = entry.GetString("description") ?? "",
        Categories = entry.GetStrings("categories"),
        Members = entry.GetStrings("members").Select(WeakeningMember.Parse).ToArray(),
        Literals = entry.GetStrings("literals"),
        Configuration = entry.GetStrings("configuration"),
        IsVerified = entry.GetBoolean("verified", otherwise: true),
        Sources = entry.GetStrings("sources"),
    };
}

/// <summary>A member that weakens protection.</summary>
/// <param name="Member"><c>Namespace.Type.Member</c>.</param>
/// <param name="Value">The value whose assignment weakens (<c>true</c>, <c>false</c>); null where naming the member is enough.</param>
public sealed record WeakeningMember(string Member, string? Value)
{
    /// <summary>Reads <c>Namespace.Type.Member</c> or <c>Namespace.Type.Member=value</c>.</summary>
    internal static WeakeningMember Parse(string text)
    {
        var equals = text.IndexOf('=');
        return equals < 0 ? new WeakeningMember(text, null) : new WeakeningMember(text.Substring(0, equals), text.Substring(equals + 1));
    }
}
