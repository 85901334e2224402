using System;
using System.Collections.Generic;

namespace Vetted.Inventory;

/// <summary>Whether the calls of a client pass a check, worst first where several calls are summed up.</summary>
public enum WiringVerdict
{
    /// <summary>No check stands on its calls, and none was found near them.</summary>
    Unguarded,

    /// <summary>A check is called nearby, but calls get past it.</summary>
    UsedNotWired,

    /// <summary>The path of its calls leads where the reader cannot follow.</summary>
    CannotTell,

    /// <summary>Every call that was seen passes a check whose answer decides.</summary>
    Wired,
}

/// <summary>What was found of one safety category on the calls of a client.</summary>
/// <param name="Category">The safety category.</param>
/// <param name="Verdict">Whether every call passes a check.</param>
/// <param name="Tools">Catalog ids of the tools that check, sorted.</param>
/// <param name="Reason">What was found, in plain words, without a final period.</param>
/// <param name="Guard">Where the check stands; null where none was found.</param>
public sealed record WiredCategory(string Category, WiringVerdict Verdict, IReadOnlyList<string> Tools, string Reason, Place? Guard);

/// <summary>A client that asks models, and what stands on the path of its calls. Only source shows it.</summary>
public sealed record ClientWiring
{
    /// <summary>The client's type or the method that registers it, e.g. <c>ChatClient</c>.</summary>
    public required string Client { get; init; }

    /// <summary>The model it asks; null where the code does not say.</summary>
    public string? Model { get; init; }

    /// <summary>What it does, e.g. <c>text-generation</c>.</summary>
    public required string Capability { get; init; }

    /// <summary>The categories about which something was seen, sorted. A category that is not among them is <see cref="WiringVerdict.Unguarded"/>, or cannot be told.</summary>
    public IReadOnlyList<WiredCategory> Categories { get; init; } = Array.Empty<WiredCategory>();

    /// <summary>Why not all of its calls can be followed; null where all were.</summary>
    public string? Unclear { get; init; }

    /// <summary>Its calls, in the order of file and line.</summary>
    public IReadOnlyList<Place> Calls { get; init; } = Array.Empty<Place>();

    /// <summary>Where it is created or registered; its first call where that is in no source at hand.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>Its model and type, as people read them.</summary>
    public string Name => Model is null ? Client : Model + " (" + Client + ")";

    /// <summary>What is known of a category.</summary>
    public WiringVerdict VerdictOf(string category)
    {
        foreach (var known in Categories)
        {
            if (known.Category == category)
            {
                return known.Verdict;
            }
        }

        return Unclear is null ? WiringVerdict.Unguarded : WiringVerdict.CannotTell;
    }
}
