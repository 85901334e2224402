using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>Whether the file that an attestation names shows anything.</summary>
public static class AttestedReport
{
    /// <summary>What is wrong with an attestation's file, as the end of a sentence about it; null where nothing is, or where nobody could look.</summary>
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
