using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Text;

namespace Vetted.Licensing;

/// <summary>
/// The fingerprint of a licence text: hashes of picked passages, from which the text cannot be restored. Those of titles, appendices and places where a template wants a name
/// are optional, all others must be in a text that is to be this licence.
/// </summary>
internal sealed class LicenceFingerprint
{
    private static readonly Lazy<IReadOnlyList<LicenceFingerprint>> LazyAll = new(() =>
        AiCatalog.Shared.Keys("licence-texts").Select(key => From(AiCatalog.Shared.Entry("licence-texts", key)!)).ToArray());

    /// <summary>All fingerprints, in the data's order.</summary>
    public static IReadOnlyList<LicenceFingerprint> All => LazyAll.Value;

    /// <summary>SPDX id or LicenseRef of the licence.</summary>
    public required string Expression { get; init; }

    /// <summary>Number of words of the text.</summary>
    public required int Words { get; init; }

    /// <summary>Of how many passages in a row one was picked.</summary>
    public required int Window { get; init; }

    /// <summary>Keys that must be there, sorted.</summary>
    public required ushort[] Essential { get; init; }

    /// <summary>Keys that may be there, sorted.</summary>
    public required ushort[] Optional { get; init; }

    /// <summary>Keys of the passages the text may begin with: its first one, and the first after its title.</summary>
    public required ushort[] Heads { get; init; }

    /// <summary>Keys of the passages the text may end with: its last one, and the last before its appendix.</summary>
    public required ushort[] Tails { get; init; }

    /// <summary>Makes the fingerprint of a text.</summary>
    /// <param name="expression">The licence.</param>
    /// <param name="text">The text of the licence, or its template with placeholders.</param>
    /// <param name="window">Of how many passages in a row one is picked; null for what its length asks for.</param>
    /// <param name="isOptional">Says of a word whether passages with it are optional; null where only placeholders are.</param>
    public static LicenceFingerprint Of(string expression, string text, int? window = null, Func<int, bool>? isOptional = null)
    {
        var words = LicenceWords.Of(text);
        var hashes = LicencePicks.Hashes(words.Words);
        var picked = window ?? (words.Words.Length < 700 ? LicencePicks.Dense : LicencePicks.Sparse);
        var essential = new SortedSet<ushort>();
        var optional = new SortedSet<ushort>();
        foreach (var position in LicencePicks.Positions(hashes, picked))
        {
            var touches = Enumerable.Range(position, Math.Min(LicencePicks.PassageLength, words.Words.Length - position))
                .Any(word => words.IsPlaceholder[word] || (isOptional?.Invoke(word) ?? false));
            (touches ? optional : essential).Add(LicencePicks.Key(hashes[position]));
        }

        optional.ExceptWith(essential);
        var firstAfterTitle = Enumerable.Range(0, hashes.Length).FirstOrDefault(word => !(isOptional?.Invoke(word) ?? false));
        var lastBeforeAppendix = Enumerable.Range(0, hashes.Length).LastOrDefault(word => !(isOptional?.Invoke(word + LicencePicks.PassageLength - 1) ?? false));
        return new LicenceFingerprint
        {
            Expression = expression,
            Words = words.Words.Length,
            Window = picked,
            Essential = essential.ToArray(),
            Optional = optional.ToArray(),
            Heads = Keys(hashes, 0, firstAfterTitle),
            Tails = Keys(hashes, hashes.Length - 1, lastBeforeAppendix),
        };
    }

    /// <summary>Writes sorted keys as base64 of their differences, seven bits a byte.</summary>
    public static string Encode(ushort[] keys)
    {
        var bytes = new List<byte>();
        var last = 0;
        foreach (var key in keys)
        {
            for (var gap = key - last; ; gap >>= 7)
            {
                if (gap < 0x80)
                {
                    bytes.Add((byte)gap);
                    break;
                }

                bytes.Add((byte)(gap & 0x7F | 0x80));
            }

            last = key;
        }

        return Convert.ToBase64String(bytes.ToArray());
    }

    private static ushort[] Keys(uint[] hashes, int first, int second) =>
        new[] { LicencePicks.Key(hashes[first]), LicencePicks.Key(hashes[second]) }.Distinct().OrderBy(key => key).ToArray();

    private static LicenceFingerprint From(JsonValue entry) => new()
    {
        Expression = entry.GetString("expression") ?? "",
        Words = (int)(entry.GetInteger("words") ?? 0),
        Window = (int)(entry.GetInteger("window") ?? LicencePicks.Dense),
        Essential = Decode(entry.GetString("essential") ?? ""),
        Optional = Decode(entry.GetString("optional") ?? ""),
        Heads = Decode(entry.GetString("heads") ?? ""),
        Tails = Decode(entry.GetString("tails") ?? ""),
    };

    internal static ushort[] Decode(string text)
    {
        var keys = new List<ushort>();
        var (key, gap, shift) = (0, 0, 0);
        foreach (var b in Convert.FromBase64String(text))
        {
            gap |= (b & 0x7F) << shift;
            shift += 7;
            if ((b & 0x80) == 0)
            {
                key += gap;
                keys.Add((ushort)key);
                (gap, shift) = (0, 0);
            }
        }

        return keys.ToArray();
    }
}
