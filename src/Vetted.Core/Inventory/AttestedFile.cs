using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Policy;

namespace Vetted.Inventory;

/// <summary>An evidence file that an attestation names, as a reader found it.</summary>
/// <param name="Path">The path as the attestation writes it.</param>
/// <param name="Sha256">Lower-case SHA-256 of its content; null where it was not read.</param>
/// <param name="Problem">Why it was not read, as the end of a sentence about the file; null where it was.</param>
/// <param name="IsOutOfReach">True where a reader has no repository to look into, as outside of a build; then the problem says nothing against the attestation.</param>
public sealed record AttestedFile(string Path, string? Sha256, string? Problem, bool IsOutOfReach = false)
{
    /// <summary>What is wrong with an attestation's file, as the end of a sentence about it; null where nothing is, or where nobody looked.</summary>
    /// <param name="attestation">The attestation.</param>
    /// <param name="read">The files that were read.</param>
    public static string? ProblemOf(Attestation attestation, IReadOnlyList<AttestedFile> read)
    {
        _ = attestation ?? throw new ArgumentNullException(nameof(attestation));
        _ = read ?? throw new ArgumentNullException(nameof(read));
        return attestation.Report is not { } report || read.FirstOrDefault(file => file.Path == report) is not { } found || found.IsOutOfReach ? null
            : found.Problem is { } problem ? problem
            : attestation.Sha256 is { } pinned && !string.Equals(pinned, found.Sha256, StringComparison.OrdinalIgnoreCase) ? "is another file than the pinned one: its SHA-256 is " + found.Sha256
            : null;
    }
}
