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
    public static List<KeyValuePair<int, string>> FindCandidates(MetadataReader reader)
    {
        var found = new List<KeyValuePair<int, string>>();
        var start = reader.GetHeapMetadataOffset(HeapIndex.UserString);
        var size = reader.GetHeapSize(HeapIndex.UserString);
        if (start < 0 || size < 0 || (long)start + size > reader.MetadataLength)
        {
            throw new BadImageFormatException("the user string heap is out of bounds");
        }

        Scan(reader.MetadataPointer + start, size, found);
        return found;
    }

    /// <summary>Scans a heap. Malformed lengths end the scan: what lies behind them has no token that a body could use.</summary>
    public static void Scan(byte* heap, int size, List<KeyValuePair<int, string>> found)
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
            if (characters >= Shortest && MayMatter((char*)(heap + position), characters))
            {
                found.Add(new KeyValuePair<int, string>(0x70000000 | token, new string((char*)(heap + position), 0, characters)));
            }

            position += length;
        }
    }

    private static bool MayMatter(char* text, int length) =>
        text[0] is '{' or '[' or '"' or ' ' or '\n' or '\r' ? length <= LongestBody && HoldsModelMember(text, length) : length <= Longest && MayName(text, length);

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
    private static bool MayName(char* text, int length)
    {
        var kinds = 0;
        for (var i = 0; i < length; i++)
        {
            var c = text[i];
            if (c >= 128)
            {
                return false;
            }

            int kind = Kinds[c];
            if (kind == 0)
            {
                return false;
            }

            kinds |= kind;
        }

        return (kinds & 6) == 6;
    }

    // 1: allowed, 2: letter, 4: digit or a mark that ids have.
    private static byte[] BuildKinds()
    {
        var kinds = new byte[128];
        for (var c = '!'; c < 127; c++)
        {
            kinds[c] = (byte)(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') ? 3 : c is (>= '0' and <= '9') or '-' or '/' or ':' or '\\' ? 5 : "._@+=;%?&#~,".IndexOf(c) >= 0 ? 1 : 0);
        }

        return kinds;
    }
}
