using System;
using System.Collections.Generic;

namespace Vetted.Inventory;

/// <summary>What a licence asks to stand in a file. Files are opened for it only where a model of the project makes the duty arise.</summary>
/// <param name="Kind"><c>notice</c>, <c>display</c>, <c>licence-copy</c> or <c>use-policy</c>.</param>
/// <param name="Text">The exact sentence or text; empty for a notice file without a prescribed sentence; the licence's catalog id for a copy and a use policy.</param>
/// <param name="Expressions">For a copy: how a recogniser of licence texts calls the licence.</param>
/// <param name="Hashes">For a copy or a use policy: SHA-256 of texts known to be it, lower-case hexadecimal.</param>
/// <param name="Address">For a use policy: its address, which may stand in a notice instead of its text; null where none is known.</param>
public sealed record DutyText(string Kind, string Text, IReadOnlyList<string> Expressions, IReadOnlyList<string> Hashes, string? Address)
{
    /// <summary>A notice file with a sentence.</summary>
    public const string Notice = "notice";

    /// <summary>A text shown to users.</summary>
    public const string Display = "display";

    /// <summary>A copy of a licence.</summary>
    public const string LicenceCopy = "licence-copy";

    /// <summary>A use policy that goes on to recipients, or its address.</summary>
    public const string UsePolicy = "use-policy";

    /// <summary>A sentence or text.</summary>
    public DutyText(string kind, string text)
        : this(kind, text, Array.Empty<string>(), Array.Empty<string>(), null)
    {
    }
}

/// <summary>A place where something that a licence asks for was seen.</summary>
/// <param name="Kind">As in <see cref="DutyText.Kind"/>.</param>
/// <param name="Text">As in <see cref="DutyText.Text"/>.</param>
/// <param name="InOutput">True where the file goes to the output, the package or is part of the artefact.</param>
/// <param name="Place">The file.</param>
public sealed record DutySight(string Kind, string Text, bool InOutput, Place Place);

/// <summary>What came of looking for what licences ask to be in files.</summary>
/// <param name="SawOutput">True where it is known which files go to the output; false for a scan, which sees only a checkout.</param>
/// <param name="Sights">What was seen, sorted.</param>
public sealed record DutySearch(bool SawOutput, IReadOnlyList<DutySight> Sights)
{
    /// <summary>Nothing was asked for, so nothing was looked for.</summary>
    public static DutySearch Nothing { get; } = new(true, Array.Empty<DutySight>());
}
