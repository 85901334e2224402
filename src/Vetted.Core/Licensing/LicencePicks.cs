using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Licensing;

/// <summary>
/// A selection of the five-word passages of a text, by their hashes: of every few passages in a row the one with the smallest hash (winnowing, Schleimer, Wilkerson and
/// Aiken 2003). Two texts that share a passage of some length share its picks, and whatever was put in between brings picks of its own.
/// </summary>
internal static class LicencePicks
{
    /// <summary>Words in a passage.</summary>
    public const int PassageLength = 5;

    /// <summary>Every passage is picked, for the texts that packages carry most.</summary>
    public const int Every = 1;

    /// <summary>Passages of which one is picked, for short texts: not more than <see cref="PassageLength"/>, so that every changed word shows.</summary>
    public const int Dense = 5;

    /// <summary>Passages of which one is picked, for long texts, where changed sentences must show.</summary>
    public const int Sparse = 12;

    /// <summary>The positions of the picked passages, by their first word.</summary>
    /// <param name="hashes">The hashes of all passages.</param>
    /// <param name="window">Of how many passages in a row one is picked.</param>
    public static List<int> Positions(uint[] hashes, int window)
    {
        var positions = new List<int>();
        var last = -1;
        for (var start = 0; start + window <= hashes.Length || (start == 0 && hashes.Length > 0); start++)
        {
            var best = start;
            for (var i = start + 1; i < start + window && i < hashes.Length; i++)
            {
                if (hashes[i] <= hashes[best])
                {
                    best = i;
                }
            }

            if (best != last)
            {
                positions.Add(best);
                last = best;
            }
        }

        return positions;
    }

    /// <summary>The hashes of all passages of the words.</summary>
    public static uint[] Hashes(string[] words)
    {
        if (words.Length == 0)
        {
            return Array.Empty<uint>();
        }

        var count = words.Length < PassageLength ? 1 : words.Length - PassageLength + 1;
        var hashes = new uint[count];
        for (var i = 0; i < count; i++)
        {
            var hash = 2166136261u;
            for (var w = i; w < i + PassageLength && w < words.Length; w++)
            {
                foreach (var c in words[w])
                {
                    hash = (hash ^ c) * 16777619u;
                }

                hash = (hash ^ ' ') * 16777619u;
            }

            // FNV alone mixes its high bits badly; the picks are compared by them.
            hash ^= hash >> 16;
            hash *= 0x85EBCA6Bu;
            hash ^= hash >> 13;
            hash *= 0xC2B2AE35u;
            hashes[i] = hash ^ (hash >> 16);
        }

        return hashes;
    }

    /// <summary>The 16 bits of a hash that fingerprints keep.</summary>
    public static ushort Key(uint hash) => (ushort)hash;

    /// <summary>
    /// Says of each pick whether it is one of the licence's and not alone. A passage that two licences share, or that is like one by chance, stands alone; the licence itself is a
    /// row of matches, broken only where something was changed.
    /// </summary>
    /// <param name="keys">The keys of all passages.</param>
    /// <param name="picks">The positions of the picks.</param>
    /// <param name="own">The licence's keys.</param>
    public static bool[] MatchedInCompany(ushort[] keys, int[] picks, bool[] own)
    {
        const int Around = 4;
        const int Company = 3;
        var matched = picks.Select(i => own[keys[i]]).ToArray();
        var isMatched = new bool[picks.Length];
        for (var pick = 0; pick < picks.Length; pick++)
        {
            var from = Math.Max(0, pick - Around);
            var count = matched.Skip(from).Take(pick + Around + 1 - from).Count(match => match);
            isMatched[pick] = matched[pick] && count >= Math.Min(Company, picks.Length);
        }

        return isMatched;
    }
}
