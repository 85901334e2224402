using System;
using System.Collections.Generic;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>What a licence text says on a term.</summary>
public enum TermValue
{
    /// <summary>The text, or this part of it, was not read.</summary>
    NotRead,

    /// <summary>The whole text was read and says nothing on it.</summary>
    NotFound,

    /// <summary>The text says no.</summary>
    No,

    /// <summary>The text says yes.</summary>
    Yes,
}

/// <summary>How a fact of a licence is known.</summary>
public enum TermConfidence
{
    /// <summary>From memory: shown, but it never decides.</summary>
    Memory,

    /// <summary>From public descriptions of the text or somebody else's reading: it may decide a conflict, but is never an all-clear.</summary>
    Secondary,

    /// <summary>Read in the text itself.</summary>
    Read,
}

/// <summary>A text of a licence that was read: which bytes, where they are, when and by whom they were read.</summary>
/// <param name="Id">Its name within the licence: <c>licence</c>, <c>use-policy</c>, ….</param>
/// <param name="Sha256">SHA-256 of the file at <paramref name="Url"/>, byte for byte, lower-case hexadecimal.</param>
/// <param name="Url">Address of the file that was read, with its commit where it has one.</param>
/// <param name="Effective">The date the text gives itself, <c>yyyy-MM-dd</c>; null where it has none.</param>
/// <param name="ReadOn">The day it was read, <c>yyyy-MM-dd</c>.</param>
/// <param name="Reader">Who read it.</param>
public sealed record LicenceText(string Id, string Sha256, string Url, string? Effective, string ReadOn, string Reader)
{
    /// <summary>The <see cref="Id"/> of the SPDX list: the source of one fact, whether the Open Source Initiative approved the licence.</summary>
    internal const string SpdxListId = "spdx-list";

    internal static LicenceText From(JsonValue entry) => new(
        entry.GetString("id") ?? "licence",
        entry.GetString("sha256") ?? "",
        entry.GetString("url") ?? "",
        entry.GetString("effective"),
        entry.GetString("read") ?? "",
        entry.GetString("reader") ?? "");
}

/// <summary>One term of a licence with the clause it was read in.</summary>
public record LicenceTerm
{
    /// <summary>What the text says.</summary>
    public TermValue Value { get; init; }

    /// <summary>How that is known.</summary>
    public TermConfidence Confidence { get; init; }

    /// <summary>The clause, as the text numbers it; null where no text was read.</summary>
    public string? Clause { get; init; }

    /// <summary>The clause in our own plain words; null where there is nothing to say.</summary>
    public string? Says { get; init; }

    /// <summary>The text it was read in; null for what was not read.</summary>
    public LicenceText? Text { get; init; }

    /// <summary>The exact wording to show or to write: a display text, a name prefix or the sentence of a notice file; null where the term has none.</summary>
    public string? Wording { get; init; }

    /// <summary>Territories it is about, as ISO 3166 codes or <c>EU</c> and <c>EEA</c>; empty for other terms.</summary>
    public IReadOnlyList<string> Places { get; init; } = Array.Empty<string>();

    /// <summary>True where it is about multimodal models only.</summary>
    public bool OnlyMultimodal { get; init; }

    /// <summary>
    /// What the term hangs on: for a territory <c>established</c> (the seat of the licensee) or <c>use</c> (where the model or its output is used); for a
    /// display or a name <c>ship</c>, <c>product</c> (also a product or service that uses the model) or <c>train</c> (a model made with it). Null where the term does not say.
    /// </summary>
    public string? Scope { get; init; }

    /// <summary>A number the term sets, e.g. a minimum age in years; null where it sets none.</summary>
    public decimal? Amount { get; init; }

    /// <summary>True where the term may decide a verdict: it says yes or no, and not from memory.</summary>
    public bool Decides => Value is TermValue.Yes or TermValue.No && Confidence != TermConfidence.Memory;

    /// <summary>True where the term decides and says yes.</summary>
    public bool IsYes => Value == TermValue.Yes && Decides;

    /// <summary>True where the term decides and says no.</summary>
    public bool IsNo => Value == TermValue.No && Decides;
}

/// <summary>What a threshold counts.</summary>
public enum ThresholdKind
{
    /// <summary>Monthly active users at one date that the licence fixes, usually the model's release.</summary>
    UsersAtRelease,

    /// <summary>Monthly active users now.</summary>
    UsersNow,

    /// <summary>Revenue of the licensee.</summary>
    Revenue,

    /// <summary>Revenue, for certain businesses only.</summary>
    RevenueWithBusiness,

    /// <summary>Certain businesses, at any size.</summary>
    Business,
}

/// <summary>What happens above a threshold.</summary>
public enum ThresholdEffect
{
    /// <summary>A separate permission or licence is needed.</summary>
    PermissionNeeded,

    /// <summary>There are no rights at all, or they end.</summary>
    NoRights,

    /// <summary>Only a text must be displayed.</summary>
    Display,
}

/// <summary>A term that bites above an amount, or for certain businesses.</summary>
public sealed record LicenceThreshold : LicenceTerm
{
    /// <summary>What it counts.</summary>
    public ThresholdKind Kind { get; init; }

    /// <summary>What happens above it.</summary>
    public ThresholdEffect Effect { get; init; }

    /// <summary>True where the amount itself already bites (at least), false where only more does.</summary>
    public bool Inclusive { get; init; }

    /// <summary>ISO 4217 currency of a revenue; null for users.</summary>
    public string? Currency { get; init; }

    /// <summary><c>month</c> or <c>year</c>, for a revenue.</summary>
    public string? Period { get; init; }

    /// <summary>The fixed date of <see cref="ThresholdKind.UsersAtRelease"/>, <c>yyyy-MM-dd</c>; users of the calendar month before it count.</summary>
    public string? Measured { get; init; }

    /// <summary>The businesses it is for: <c>model-as-a-service</c>, <c>ai-work-assistant</c>, <c>hosting</c>, <c>competes-with-licensor</c>, …; empty for all.</summary>
    public IReadOnlyList<string> Businesses { get; init; } = Array.Empty<string>();

    /// <summary>True where affiliates count, too.</summary>
    public bool Group { get; init; }

    /// <summary>True where it counts for commercial use only.</summary>
    public bool OnlyCommercial { get; init; }

    /// <summary>True where it does not bind those who got the model inside an integrated product for end users.</summary>
    public bool NotForEndUserProducts { get; init; }
}
