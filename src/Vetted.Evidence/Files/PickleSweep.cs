using System;
using System.Text;

namespace Vetted.Evidence.Files;

/// <summary>
/// Looks for the imports of a pickle without walking it, where raw data stands between the opcodes: the two forms in which an import is written out, with a module and a name that are dangerous. Random data
/// does not spell them.
/// </summary>
internal static class PickleSweep
{
    private const int ChunkSize = 1024 * 1024;
    private const int Overlap = 1024;
    private const long Limit = 256L * 1024 * 1024;

    public static void Run(HeaderStream file, FileFacts facts)
    {
        var end = Math.Min(Limit, file.Length);
        for (long start = 0; start < end; start += ChunkSize - Overlap)
        {
            file.Seek(start);
            var chunk = file.ReadBytes(Math.Min(ChunkSize, end - start));
            Sweep(chunk, facts);
            if (chunk.Length < ChunkSize)
            {
                return;
            }
        }
    }

    private static void Sweep(byte[] bytes, FileFacts facts)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] is (byte)'c' or (byte)'i')
            {
                var end = Line(bytes, i + 1, out var module);
                if (module is not null && Line(bytes, end, out var name) > 0 && name is not null)
                {
                    Take(module, name, facts);
                }
            }
            else if (bytes[i] == 0x93)
            {
                // … SHORT_BINUNICODE module [MEMOIZE] SHORT_BINUNICODE name [MEMOIZE] STACK_GLOBAL
                var before = ShortText(bytes, i, out var name);
                if (name is not null)
                {
                    ShortText(bytes, before, out var module);
                    if (module is not null)
                    {
                        Take(module, name, facts);
                    }
                }
            }
        }
    }

    private static void Take(string module, string name, FileFacts facts)
    {
        if (PickleGlobals.Classify(module, name) == PickleGlobal.Dangerous)
        {
            facts.Hazard("pickle-import", "imports " + module + "." + name, severe: true);
        }
    }

    // The identifier up to the next line feed; the offset after it.
    private static int Line(byte[] bytes, int start, out string? text)
    {
        text = null;
        for (var i = start; i < bytes.Length && i - start <= 100; i++)
        {
            var c = bytes[i];
            if (c == '\n')
            {
                text = i > start ? Encoding.ASCII.GetString(bytes, start, i - start) : null;
                return i + 1;
            }

            if (!(c is >= (byte)'a' and <= (byte)'z' or >= (byte)'A' and <= (byte)'Z' or >= (byte)'0' and <= (byte)'9' or (byte)'_' or (byte)'.'))
            {
                return -1;
            }
        }

        return -1;
    }

    // The SHORT_BINUNICODE that ends (before an optional MEMOIZE or BINPUT) at the offset; where it starts.
    private static int ShortText(byte[] bytes, int end, out string? text)
    {
        text = null;
        foreach (var trailer in new[] { 1, 0, 2 })
        {
            var stop = end - trailer;
            if (stop <= 2 || (trailer == 1 && bytes[stop] != 0x94) || (trailer == 2 && bytes[stop] != 'q'))
            {
                continue;
            }

            for (var length = 1; length <= 100 && stop - length - 2 >= 0; length++)
            {
                if (bytes[stop - length - 1] == length && bytes[stop - length - 2] == 0x8c)
                {
                    text = Encoding.UTF8.GetString(bytes, stop - length, length);
                    return stop - length - 2;
                }
            }
        }

        return 0;
    }
}
