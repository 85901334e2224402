using System;
using System.Collections.Generic;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>A package, API, guard model or external toolkit in one or more safety categories, with its vetting evidence.</summary>
public sealed record SafetyTool
{
    /// <summary>Catalog id, e.g. <c>openai-moderation</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Safety categories: <c>content-safety</c>, <c>prompt-injection</c>, <c>privacy</c>, <c>robustness</c>, <c>fairness</c>, <c>explainability</c>, <c>evaluation</c>, <c>observability</c>, and <c>tool-approval</c>.</summary>
    public IReadOnlyList<string> Categories { get; init; } = Array.Empty<string>();

    /// <summary>NuGet ids that bring it; empty for REST services, guard models and external toolkits.</summary>
    public IReadOnlyList<string> Packages { get; init; } = Array.Empty<string>();

    /// <summary>True where the package exists for safety alone, so that a reference already says something (<c>referenced</c>).</summary>
    public bool IsDedicatedPackage { get; init; }

    /// <summary>Members whose call protects, as <c>Namespace.Type.Member</c> (<c>#ctor</c> for construction).</summary>
    public IReadOnlyList<string> ProtectingMembers { get; init; } = Array.Empty<string>();

    /// <summary>Members that look like protection and are none, as <c>Namespace.Type.Member</c>.</summary>
    public IReadOnlyList<string> NotProtectingMembers { get; init; } = Array.Empty<string>();

    /// <summary><c>active</c>, <c>archived</c> or <c>unknown</c>.</summary>
    public string Status { get; init; } = "unknown";

    /// <summary><c>maker-documented</c>, <c>listed</c> or <c>examined</c>; null where nothing stands behind it.</summary>
    public string? VettingGrade { get; init; }

    /// <summary>Who makes it; null where unknown.</summary>
    public string? Maker { get; init; }

    /// <summary>Its documentation; null where none.</summary>
    public string? Url { get; init; }

    /// <summary>Where the facts come from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = Array.Empty<string>();

    internal static SafetyTool From(JsonValue entry) => new()
    {
        Id = entry.GetString("id") ?? "",
        Name = entry.GetString("name") ?? "",
        Categories = entry.GetStrings("categories"),
        Packages = entry.GetStrings("packages"),
        IsDedicatedPackage = entry.GetBoolean("dedicatedPackage"),
        ProtectingMembers = entry.GetStrings("protects"),
        NotProtectingMembers = entry.GetStrings("doesNotProtect"),
        Status = entry.GetString("status") ?? "unknown",
        Maker = entry.GetString("maker"),
        Url = entry.GetString("url"),
        Sources = entry.GetStrings("sources"),
    };
}
