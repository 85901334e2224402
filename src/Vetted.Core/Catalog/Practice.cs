using System;
using System.Collections.Generic;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>
/// A practice for deploying models. The entries are an unverified reading of the Partnership on AI's "Guidance for Safe Foundation Model
/// Deployment": its text could not be read, so wording, numbering and the marks are this product's own and are only ever reported.
/// </summary>
public sealed record Practice
{
    /// <summary>Catalog id, e.g. <c>red-team</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What is asked, in own words.</summary>
    public required string Title { get; init; }

    /// <summary><c>research</c>, <c>pre-deployment</c>, <c>post-deployment</c> or <c>societal</c>.</summary>
    public required string Phase { get; init; }

    /// <summary>The model types it is proposed for: <c>narrow</c>, <c>general</c>, <c>frontier</c>.</summary>
    public IReadOnlyList<string> ModelTypes { get; init; } = Array.Empty<string>();

    /// <summary>The release types it is proposed for: <c>open</c>, <c>hosted</c>, <c>closed</c>, <c>research</c>.</summary>
    public IReadOnlyList<string> ReleaseTypes { get; init; } = Array.Empty<string>();

    /// <summary>What a .NET team that deploys a model can show for it; null where the practice is the model provider's alone.</summary>
    public string? Shown { get; init; }

    /// <summary>False until a person has checked the entry at the source; report-only while false.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Where the guidance is published.</summary>
    public IReadOnlyList<string> Sources { get; init; } = Array.Empty<string>();

    internal static Practice From(JsonValue entry) => new()
    {
        Id = entry.GetString("id") ?? "",
        Title = entry.GetString("title") ?? "",
        Phase = entry.GetString("phase") ?? "",
        ModelTypes = entry.GetStrings("modelTypes"),
        ReleaseTypes = entry.GetStrings("releaseTypes"),
        Shown = entry.GetString("shown"),
        IsVerified = entry.GetBoolean("verified"),
        Sources = entry.GetStrings("sources"),
    };
}
