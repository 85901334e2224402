using System;
using System.Collections.Generic;

namespace Vetted.Policy;

/// <summary>Finds what a misspelt word probably meant.</summary>
internal static class NearestWord
{
    /// <summary>The candidate that needs the fewest edits, letter case aside; null where none is near.</summary>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var least = 1 + (Math.Min(word.Length, 40) / 3);
        foreach (var candidate in candidates)
        {
            var edits = Math.Abs(candidate.Length - word.Length) > least ? int.MaxValue : Edits(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (edits <= least && (nearest is null || edits < least))
            {
                nearest = candidate;
                least = edits;
            }
        }

        return nearest;
    }

    private static int Edits(string from, string to)
    {
        var row = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[to.Length];
    }
}
