using System;
using System.Collections.Generic;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Vetted.Evidence.Binary;

/// <summary>
/// Looks through the user-string heap for strings that may name a model, before any method body is decoded. Most of the heap is prose,
/// identifiers and formats, which the first few characters give away, so it is skipped from length to length.
/// </summary>
internal static unsafe class UserStrings
{
    private const int Shortest = 2;
    private const int Longest = 512;
    private const int LongestBody = 4096;

    // What model ids, file names of models, addresses and connection strings are written with; a blank ends most prose within its first word.
    private static readonly byte[] Kinds = BuildKinds();

    /// <summary>The tokens (as <c>ldstr</c> carries them) and texts of all candidates, in heap order.</summary>
    /// <param name="reader">The assembly.</param>
    /// <param name="mayBeModel">A cheap sieve: false for a part of a text that surely is no model id.</param>
    public static List<KeyValuePair<int, string>> FindCandidates(MetadataReader reader, Func<string, int, int, bool> mayBeModel)
    {
        var found = new List<KeyValuePair<int, string>>();
        var start = reader.GetHeapMetadataOffset(HeapIndex.UserString);
        var size = reader.GetHeapSize(HeapIndex.UserString);
        if (size == 0)
        {
            // The framework's facades have no such heap, and its offset is then meaningless.
            return found;
        }

        if (start < 0 || size < 0 || (long)start + size > reader.MetadataLength)
        {
            throw new BadImageFormatException("the user string heap is out of bounds");
        }

        Scan(reader.MetadataPointer + start, size, mayBeModel, found);
        return found;
    }

    /// <summary>Scans a heap. Malformed lengths end the scan: what lies behind them has no token that a body could use.</summary>
    public static void Scan(byte* heap, int size, Func<string, int, int, bool> mayBeModel, List<KeyValuePair<int, string>> found)
    {
        var batch = new CandidateBatch(mayBeModel, found);
        ReadLengths(heap, size, batch);
        batch.Flush();
    }

    private static void ReadLengths(byte* heap, int size, CandidateBatch batch)
    {
        var position = 1;
        while (position < size)
        {
            var token = position;
            int length = heap[position++];
            if (length >= 0x80)
            {
                if (length < 0xC0 && position < size)
                {
                    length = ((length & 0x3F) << 8) | heap[position++];
                }
                else if (length < 0xE0 && position + 2 < size)
                {
                    length = ((length & 0x1F) << 24) | (heap[position] << 16) | (heap[position + 1] << 8) | heap[position + 2];
                    position += 3;
                }
                else
                {
                    return;
                }
            }

            if (length > size - position)
            {
                return;
            }

            var characters = (length - 1) / 2;
            if (characters >= Shortest && KindOf((char*)(heap + position), characters) is not StringKind.None and var kind)
            {
                batch.Add(0x70000000 | token, (char*)(heap + position), characters, isSieved: kind == StringKind.Id);
            }

            position += length;
        }
    }

    private static StringKind KindOf(char* text, int length) =>
        text[0] is '{' or '[' or '"' or ' ' or '\n' or '\r' ? length <= LongestBody && HoldsModelMember(text, length) ? StringKind.Other : StringKind.None
        : length <= Longest ? KindOfName(text, length)
        : StringKind.None;

    /// <summary>A request body that code writes as text.</summary>
    private static bool HoldsModelMember(char* text, int length)
    {
        for (var i = 5; i < length; i++)
        {
            if (text[i] == '"' && text[i - 1] is 'l' or 'L' && text[i - 3] is 'd' or 'D' && text[i - 4] is 'o' or 'O' && text[i - 5] is 'm' or 'M')
            {
                return true;
            }
        }

        return false;
    }

    // Every distinctive id has a digit, a dash, a slash or a colon in it; a plain word is a model only at a sink.
    private static StringKind KindOfName(char* text, int length)
    {
        var kinds = 0;
        for (var i = 0; i < length; i++)
        {
            var c = text[i];
            int kind = c < 128 ? Kinds[c] : 0;
            if (kind == 0)
            {
                return StringKind.None;
            }

            kinds |= kind;
        }

        return (kinds & 6) != 6 ? StringKind.None : (kinds & 8) != 0 ? StringKind.Other : StringKind.Id;
    }

    // 1: allowed, 2: letter, 4: digit or a mark that ids have, 8: a mark that addresses and connection strings have.
    private static byte[] BuildKinds()
    {
        var kinds = new byte[128];
        for (var c = '!'; c < 127; c++)
        {
            kinds[c] = (byte)(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') ? 3 : c is (>= '0' and <= '9') or '-' or '/' or '\\' ? 5 : c is ':' ? 13 : c is ';' ? 9 : "._@+=%?&#~,".IndexOf(c) >= 0 ? 1 : 0);
        }

        return kinds;
    }

    private enum StringKind
    {
        /// <summary>It names no model.</summary>
        None,

        /// <summary>It is a model id, if it is one the catalog knows.</summary>
        Id,

        /// <summary>An address, a connection string, a request body.</summary>
        Other,
    }
}
