namespace Vetted.Catalog;

/// <summary>
/// A compiled pattern over the tokens of a model id. The catalog compiler makes it from the notation in the data (docs/catalog/model-ids.md);
/// it is a row of integers that is walked once, without a regular expression and without backtracking.
/// </summary>
internal static class ModelPattern
{
    /// <summary>End of the pattern.</summary>
    public const int End = 0;

    /// <summary>Next token is one of these words: flags, n, words.</summary>
    public const int NextWord = 1;

    /// <summary>Next token is exactly this number: flags, value, digits.</summary>
    public const int NextNumber = 2;

    /// <summary>A version comes next: flags, major, minor or -1 for none.</summary>
    public const int NextVersion = 3;

    /// <summary>Any version comes next: flags.</summary>
    public const int AnyVersion = 4;

    /// <summary>One of these stands anywhere: n, (kind, a, b).</summary>
    public const int Has = 5;

    /// <summary>None of these stands anywhere: n, (kind, a, b).</summary>
    public const int Lacks = 6;

    /// <summary>The pattern begins where a name begins: after a slash, a vendor's dot, or at the very start.</summary>
    public const int AtStart = 7;

    /// <summary>Flag of a word: it may be missing.</summary>
    public const int Optional = 1;

    /// <summary>Flag: the token is glued to the one before it.</summary>
    public const int Glued = 2;

    /// <summary>Flag of a number: no one or two letters may be glued to it (<c>4</c> is not in <c>4o</c>, <c>2</c> is not in <c>2b</c>).</summary>
    public const int Closed = 4;

    /// <summary>Stands for the minor version in a pattern like <c>5.x</c>.</summary>
    public const int AnyMinor = -2;

    /// <summary>Kinds of things that stand anywhere.</summary>
    public const int Word = 0;

    /// <summary>A number with its number of digits.</summary>
    public const int Number = 1;

    /// <summary>A number of parameters, in tenths of a million.</summary>
    public const int Size = 2;

    /// <summary>Trust of a rule: a word or letter that counts only at a model sink.</summary>
    public const int Ambiguous = 1;

    /// <summary>Trust of a rule: a word of the language that counts only where a host or an organisation stands before it.</summary>
    public const int OnlyWithHost = 2;

    private const int Literal = 4;
    private const int Elsewhere = 3;
    private const int Glue = 2;
    private const int Wildcard = 1;

    /// <summary>How much of the id the pattern at <paramref name="code"/> explains when it starts at that token; 0 where it does not match.</summary>
    /// <param name="program">All patterns.</param>
    /// <param name="code">Where the pattern begins in them.</param>
    /// <param name="tokens">The id.</param>
    /// <param name="at">The token the pattern starts at.</param>
    /// <param name="next">The token after the sequence.</param>
    public static int Match(int[] program, int code, ModelTokens tokens, int at, out int next)
    {
        var score = 0;
        next = at;
        while (program[code] != End)
        {
            var gain = program[code] switch
            {
                NextWord => MatchWord(program, code, tokens, ref next),
                NextNumber => MatchNumber(program, code, tokens, ref next),
                NextVersion => MatchVersion(program, code, tokens, ref next),
                AnyVersion => MatchAnyVersion(program, code, tokens, ref next),
                Has => StandsAnywhere(program, code, tokens) ? (program[code + 2] == Word ? Literal : Elsewhere) : -1,
                Lacks => StandsAnywhere(program, code, tokens) ? -1 : 0,
                _ => StartsName(tokens, at) ? 0 : -1,
            };
            if (gain < 0)
            {
                return 0;
            }

            score += gain;
            code += program[code] switch
            {
                NextWord => 3 + program[code + 2],
                NextNumber or NextVersion => 4,
                AnyVersion => 2,
                AtStart => 1,
                _ => 2 + (3 * program[code + 1]),
            };
        }

        return score;
    }

    private static int MatchWord(int[] program, int code, ModelTokens tokens, ref int next)
    {
        var word = next < tokens.Count ? tokens.Word[next] : -1;
        if (word >= 0 && (tokens.Before[next] == '\0') == ((program[code + 1] & Glued) != 0 || IsGluedToNumber(tokens, next)))
        {
            for (var i = 0; i < program[code + 2]; i++)
            {
                if (program[code + 3 + i] == word)
                {
                    next++;
                    return Literal;
                }
            }
        }

        return (program[code + 1] & Optional) != 0 ? 0 : -1;
    }

    // "qwen3guard": a word of its own may follow a number without a separator.
    private static bool IsGluedToNumber(ModelTokens tokens, int at) => tokens.Before[at] == '\0' && tokens.Length[at] > 2;

    private static int MatchNumber(int[] program, int code, ModelTokens tokens, ref int next)
    {
        var flags = program[code + 1];
        if (next >= tokens.Count || tokens.Number[next] != program[code + 2] || tokens.Length[next] != program[code + 3]
            || ((flags & Glued) != 0 && tokens.Before[next] != '\0') || ((flags & Closed) != 0 && !IsClosed(tokens, next + 1)))
        {
            return -1;
        }

        next++;
        return (flags & Glued) != 0 ? Glue : Literal;
    }

    private static int MatchVersion(int[] program, int code, ModelTokens tokens, ref int next)
    {
        var flags = program[code + 1];
        var at = SkipV(tokens, next, flags);
        if (!tokens.IsNumber(at) || tokens.Number[at] != program[code + 2] || tokens.Length[at] > 2 || ((flags & Glued) != 0 && tokens.Before[at] != '\0')
            || !IsMinor(program[code + 3], ModelNumbers.MinorAfter(tokens, at, out var after)) || ((flags & Closed) != 0 && !IsClosed(tokens, after)))
        {
            return -1;
        }

        next = after;
        return ((flags & Glued) != 0 ? Glue : Literal) + (program[code + 3] switch { -1 => 0, AnyMinor => Wildcard, _ => Literal });
    }

    private static bool IsMinor(int wanted, int minor) => wanted == AnyMinor ? minor >= 0 : wanted == minor;

    private static int MatchAnyVersion(int[] program, int code, ModelTokens tokens, ref int next)
    {
        var at = SkipV(tokens, next, program[code + 1]);
        if (!tokens.IsNumber(at) || tokens.Length[at] > 2 || ModelNumbers.HasUnit(tokens, at) || tokens.Size[at] > 0
            || ((program[code + 1] & Glued) != 0 && tokens.Before[at] != '\0'))
        {
            return -1;
        }

        ModelNumbers.MinorAfter(tokens, at, out next);
        return Wildcard;
    }

    // "v3", "-v3", " v3": the letter before a version says nothing.
    private static int SkipV(ModelTokens tokens, int at, int flags) =>
        (flags & Glued) == 0 && tokens.IsLetter(at, 'v') && tokens.Before[at + 1] == '\0' && tokens.IsNumber(at + 1) ? at + 1 : at;

    private static bool IsClosed(ModelTokens tokens, int after) => !tokens.IsGluedWord(after) || tokens.Length[after] > 2;

    private static bool StartsName(ModelTokens tokens, int at) => tokens.Before[at] is '^' or '/' or '\\' or '.' or ':' or '~';

    private static bool StandsAnywhere(int[] program, int code, ModelTokens tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            for (int item = 0, at = code + 2; item < program[code + 1]; item++, at += 3)
            {
                var found = program[at] switch
                {
                    Word => tokens.Word[i] == program[at + 1],
                    Number => tokens.Number[i] == program[at + 1] && tokens.Length[i] == program[at + 2],
                    _ => tokens.Size[i] == program[at + 1],
                };
                if (found)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
