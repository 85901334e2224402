using System;

namespace Vetted.Catalog;

/// <summary>
/// A model id cut into runs of letters and runs of digits. Everything else is a separator and is only remembered: <c>Qwen2.5-Coder-7B</c> is
/// <c>qwen 2 5 coder 7 b</c>, where <c>2</c> and <c>b</c> are glued to what stands before them. One instance per thread is used again and again,
/// so that a lookup allocates nothing.
/// </summary>
internal sealed class ModelTokens
{
    public const int Capacity = 72;

    [ThreadStatic]
    private static ModelTokens? _mine;

    /// <summary>First character of each token.</summary>
    public readonly int[] Start = new int[Capacity + 1];

    /// <summary>Number of characters of each token.</summary>
    public readonly int[] Length = new int[Capacity + 1];

    /// <summary>Vocabulary number of a word, <see cref="WordTable.Unknown"/> for a word outside it, -1 for a number.</summary>
    public readonly int[] Word = new int[Capacity + 1];

    /// <summary>Value of a number, -1 for a word; numbers of more than nine digits have the largest value.</summary>
    public readonly int[] Number = new int[Capacity + 1];

    /// <summary>The separator just before the token; <c>'\0'</c> where it is glued to the token before.</summary>
    public readonly char[] Before = new char[Capacity + 1];

    /// <summary>Number of parameters where a size such as <c>7b</c> begins, in tenths of a million; 0 elsewhere.</summary>
    public readonly int[] Size = new int[Capacity + 1];

    /// <summary>Which part between slashes the token stands in, from 0.</summary>
    public readonly int[] Part = new int[Capacity + 1];

    public static ModelTokens Mine => _mine ??= new ModelTokens();

    public string Text { get; private set; } = "";

    public int Count { get; private set; }

    /// <summary>The last part between slashes.</summary>
    public int LastPart => Count == 0 ? 0 : Part[Count - 1];

    /// <summary>Cuts a range of a text; false where there are more tokens than any model id has.</summary>
    public bool Read(string text, int start, int end, WordTable words)
    {
        Text = text;
        Count = 0;
        var part = 0;
        var before = '^';
        for (var i = start; i < end;)
        {
            var c = text[i];
            if (!IsLetter(c) && !IsDigit(c))
            {
                part += c is '/' or '\\' ? 1 : 0;
                before = c;
                i++;
                continue;
            }

            if (Count == Capacity)
            {
                return false;
            }

            var at = Count++;
            Start[at] = i;
            Part[at] = part;
            Before[at] = before;
            before = '\0';
            i = IsDigit(c) ? ReadNumber(at, i, end) : ReadWord(at, i, end, words);
            Length[at] = i - Start[at];
        }

        // A sentinel, so that a look at the next token needs no bounds check.
        Word[Count] = -1;
        Number[Count] = -1;
        Before[Count] = '$';
        Length[Count] = 0;
        Size[Count] = 0;
        Part[Count] = part;
        for (var i = 0; i < Count; i++)
        {
            Size[i] = Number[i] >= 0 ? ModelNumbers.SizeAt(this, i) : 0;
        }

        return true;
    }

    public bool IsNumber(int at) => Number[at] >= 0;

    /// <summary>True for a word glued to the token before it.</summary>
    public bool IsGluedWord(int at) => at < Count && Before[at] == '\0' && Word[at] != -1;

    /// <summary>True where the token is that single letter (either case).</summary>
    public bool IsLetter(int at, char lower) => at < Count && Length[at] == 1 && (Text[Start[at]] | 0x20) == lower;

    internal static bool IsLetter(char c) => (uint)((c | 0x20) - 'a') <= 'z' - 'a';

    internal static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    private int ReadNumber(int at, int i, int end)
    {
        var value = 0;
        var first = i;
        for (; i < end && IsDigit(Text[i]); i++)
        {
            value = i - first < 9 ? (value * 10) + (Text[i] - '0') : int.MaxValue;
        }

        Number[at] = value;
        Word[at] = -1;
        return i;
    }

    private int ReadWord(int at, int i, int end, WordTable words)
    {
        var hash = WordTable.EmptyHash;
        var first = i;
        for (; i < end && IsLetter(Text[i]); i++)
        {
            hash = WordTable.Hash(hash, (char)(Text[i] | 0x20));
        }

        Number[at] = -1;
        Word[at] = words.Find(hash, Text, first, i - first);
        return i;
    }
}
