using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Vetted.Tool.Fix;

/// <summary>Two versions of a text, as a unified diff that <c>git apply</c> takes: single lines that changed, or lines that were put in at one place.</summary>
internal static class TextDiff
{
    private const int Context = 3;

    /// <summary>The diff; empty where nothing differs.</summary>
    /// <param name="path">The path that the diff names.</param>
    /// <param name="before">The old text.</param>
    /// <param name="after">The new text.</param>
    public static string Of(string path, string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        if (old.Length != now.Length)
        {
            return Inserted(path, old, now);
        }

        var changed = Enumerable.Range(0, old.Length).Where(i => old[i] != now[i]).ToArray();
        if (changed.Length == 0)
        {
            return "";
        }

        var result = new StringBuilder().Append("--- a/").Append(path).Append("\n+++ b/").Append(path).Append('\n');
        foreach (var (first, last) in Hunks(changed))
        {
            var (from, to) = (Math.Max(0, first - Context), Math.Min(old.Length - 1, last + Context));
            var range = $"{from + 1},{to - from + 1}";
            result.Append("@@ -").Append(range).Append(" +").Append(range).Append(" @@\n");
            for (var i = from; i <= to;)
            {
                if (old[i] == now[i])
                {
                    Append(result, ' ', old[i++]);
                    continue;
                }

                var end = i;
                while (end <= to && old[end] != now[end])
                {
                    end++;
                }

                Array.ForEach(old[i..end], line => Append(result, '-', line));
                Array.ForEach(now[i..end], line => Append(result, '+', line));
                i = end;
            }
        }

        return result.ToString();
    }

    private static string Inserted(string path, string[] old, string[] now)
    {
        var same = 0;
        while (same < Math.Min(old.Length, now.Length) && old[same] == now[same])
        {
            same++;
        }

        var tail = 0;
        while (tail < Math.Min(old.Length, now.Length) - same && old[^(tail + 1)] == now[^(tail + 1)])
        {
            tail++;
        }

        var (from, after) = (Math.Max(0, same - Context), Math.Min(tail, Context));
        var (oldEnd, nowEnd) = (old.Length - tail, now.Length - tail);
        var result = new StringBuilder().Append("--- a/").Append(path).Append("\n+++ b/").Append(path).Append('\n');
        result.Append("@@ -").Append(Range(from, oldEnd + after - from)).Append(" +").Append(Range(from, nowEnd + after - from)).Append(" @@\n");
        Array.ForEach(old[from..same], line => Append(result, ' ', line));
        Array.ForEach(old[same..oldEnd], line => Append(result, '-', line));
        Array.ForEach(now[same..nowEnd], line => Append(result, '+', line));
        Array.ForEach(old[oldEnd..(oldEnd + after)], line => Append(result, ' ', line));
        return result.ToString();
    }

    private static string Range(int from, int count) => FormattableString.Invariant($"{from + 1},{count}");

    // Changes whose context would overlap share a hunk.
    private static IEnumerable<(int First, int Last)> Hunks(int[] changed)
    {
        var first = changed[0];
        for (var i = 1; i <= changed.Length; i++)
        {
            if (i == changed.Length || changed[i] - changed[i - 1] > 2 * Context)
            {
                yield return (first, changed[i - 1]);
                first = i < changed.Length ? changed[i] : 0;
            }
        }
    }

    private static void Append(StringBuilder result, char sign, string line)
    {
        result.Append(sign).Append(line);
        if (!line.EndsWith('\n'))
        {
            result.Append("\n\\ No newline at end of file\n");
        }
    }

    // With their ends; no empty line after the last end.
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) + 1;
            end = end == 0 ? text.Length : end;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }
}
