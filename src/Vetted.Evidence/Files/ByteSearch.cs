using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Vetted.Evidence.Files;

/// <summary>Finds short byte strings in large files in one pass over bounded chunks.</summary>
internal static class ByteSearch
{
    private const int ChunkSize = 1024 * 1024;

    /// <summary>The first offset of each needle that occurs in the first <paramref name="limit"/> bytes.</summary>
    public static IReadOnlyDictionary<string, long> Find(HeaderStream file, long limit, params string[] needles)
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        var patterns = new byte[needles.Length][];
        var longest = 0;
        for (var i = 0; i < needles.Length; i++)
        {
            patterns[i] = Encoding.ASCII.GetBytes(needles[i]);
            longest = Math.Max(longest, patterns[i].Length);
        }

        var end = Math.Min(limit, file.Length);
        for (long start = 0; start < end && found.Count < needles.Length; start += ChunkSize - longest)
        {
            file.Seek(start);
            var chunk = file.ReadBytes(Math.Min(ChunkSize, end - start));
            for (var i = 0; i < patterns.Length; i++)
            {
                if (!found.ContainsKey(needles[i]) && chunk.AsSpan().IndexOf(patterns[i]) is >= 0 and var at)
                {
                    found.Add(needles[i], start + at);
                }
            }

            if (chunk.Length < ChunkSize)
            {
                break;
            }
        }

        return found;
    }
}
