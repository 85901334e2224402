using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Policy;

/// <summary>How an entry differs from the lock.</summary>
/// <param name="Before">The entry in the lock; null for something that came.</param>
/// <param name="After">The entry now; null for something that went.</param>
public sealed record LockDifference(LockEntry? Before, LockEntry? After)
{
    /// <summary>True where the same model file has another content.</summary>
    public bool IsSwappedFile => Before is { Kind: LockKind.File } && After is not null && !string.Equals(Before.Sha256, After.Sha256, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What differs between the lock and what there is.</summary>
public static class LockDrift
{
    /// <summary>The differences of a project: what came, what went, what changed, sorted.</summary>
    /// <param name="accepted">The lock.</param>
    /// <param name="now">What the project has, for the frameworks that were looked at.</param>
    public static IReadOnlyList<LockDifference> OfProject(LockFile accepted, LockFile now)
    {
        _ = accepted ?? throw new ArgumentNullException(nameof(accepted));
        _ = now ?? throw new ArgumentNullException(nameof(now));
        var before = now.Frameworks.SelectMany(accepted.EntriesFor).Distinct().ToArray();
        var came = now.Entries.Except(before).ToList();
        var differences = new List<LockDifference>();
        foreach (var gone in before.Except(now.Entries))
        {
            var successor = came.FirstOrDefault(entry => entry.Kind == gone.Kind && Same(entry.Id, gone.Id));
            if (successor is not null)
            {
                came.Remove(successor);
            }

            differences.Add(new LockDifference(gone, successor));
        }

        return differences.Concat(came.Select(entry => new LockDifference(null, entry))).ToArray();
    }

    /// <summary>
    /// The differences of something built. It holds less than its project (no packages of the build, one framework of several, no licences), so the lock is an upper bound here: what came and what changed is told; of what went
    /// only a model file that has a place in the output.
    /// </summary>
    /// <param name="accepted">The locks of the projects in it, together.</param>
    /// <param name="now">What there is.</param>
    public static IReadOnlyList<LockDifference> OfArtefact(LockFile accepted, LockFile now)
    {
        _ = accepted ?? throw new ArgumentNullException(nameof(accepted));
        _ = now ?? throw new ArgumentNullException(nameof(now));
        var differences = new List<LockDifference>();
        foreach (var entry in now.Entries)
        {
            var candidates = accepted.Entries.Where(other => IsSameThing(other, entry)).ToArray();
            if (!candidates.Any(other => Covers(other, entry)))
            {
                var before = candidates.FirstOrDefault();
                differences.Add(new LockDifference(before, before is null ? entry : Seen(entry, before)));
            }
        }

        var missing = accepted.Entries.Where(entry => entry.Kind == LockKind.File && entry.Output is not null && !now.Entries.Any(other => IsSameThing(entry, other)));
        return differences.Concat(missing.Select(entry => new LockDifference(entry, null))).ToArray();
    }

    /// <summary>Differences in words: what came, what went, what changed.</summary>
    public static string Describe(IReadOnlyList<LockDifference> differences)
    {
        _ = differences ?? throw new ArgumentNullException(nameof(differences));
        var parts = new List<string>();
        Add("came", differences.Where(difference => difference.Before is null).Select(difference => difference.After!.Name));
        Add("went", differences.Where(difference => difference.After is null).Select(difference => difference.Before!.Name));
        Add("changed", differences.Where(difference => difference.Before is not null && difference.After is not null).Select(difference => Change(difference.Before!, difference.After!)));
        return string.Join("; ", parts);

        void Add(string what, IEnumerable<string> names)
        {
            var all = names.ToArray();
            if (all.Length > 0)
            {
                parts.Add(what + " " + Wording.Some(all, 5));
            }
        }
    }

    private static string Change(LockEntry before, LockEntry after)
    {
        var changes = new List<string>();
        Add("", before.Version, after.Version);
        if (!Same(before.Licence, after.Licence))
        {
            changes.Add($"licence {Licence(before)} to {Licence(after)}");
        }
        else if (!Same(before.LicenceSha256, after.LicenceSha256))
        {
            changes.Add($"licence text {Short(before.LicenceSha256)} to {Short(after.LicenceSha256)}");
        }

        Add("", before.Use, after.Use);
        Add("SHA-256 ", before.Sha256, after.Sha256);
        Add("output ", before.Output, after.Output);
        Add("host ", before.Host, after.Host);
        return (after.Kind == LockKind.Package && Same(before.Version, after.Version) ? after.Name : after.Id) + " (" + string.Join(", ", changes) + ")";

        void Add(string what, string? left, string? right)
        {
            if (!Same(left, right))
            {
                changes.Add($"{what}{Short(left)} to {Short(right)}");
            }
        }
    }

    private static string Licence(LockEntry entry) => entry.Licence ?? (entry.LicenceSha256 is { } hash ? $"LicenseRef-file (SHA-256 {Short(hash)})" : "unknown");

    // In an artefact a file is known by its content, else by its place in the output; the same path in an image lies below the application's folder.
    private static bool IsSameThing(LockEntry accepted, LockEntry now) => accepted.Kind == now.Kind && (now.Kind != LockKind.File
        ? Same(accepted.Id, now.Id)
        : Same(accepted.Sha256, now.Sha256) || (accepted.Output is { } output && (Same(now.Id, output) || now.Id.EndsWith("/" + output, StringComparison.Ordinal))));

    private static bool Covers(LockEntry accepted, LockEntry now) => now.Kind switch
    {
        LockKind.Package => Same(accepted.Version, now.Version)
            && (now.Licence is null || Same(accepted.Licence, now.Licence)) && (now.LicenceSha256 is null || Same(accepted.LicenceSha256, now.LicenceSha256)),
        LockKind.File => Same(accepted.Sha256, now.Sha256) && now.Sha256 is not null,
        LockKind.Service => now.Host is null || Same(accepted.Host, now.Host),
        _ => true,
    };

    // What an artefact cannot show did not change.
    private static LockEntry Seen(LockEntry now, LockEntry before) => now with
    {
        Licence = now.Licence ?? before.Licence,
        LicenceSha256 = now.LicenceSha256 ?? before.LicenceSha256,
        Output = before.Output,
    };

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string Short(string? value) => value is null ? "nothing" : value.Length > 40 ? value.Substring(0, 12) + "…" : value;
}
