using System;

namespace Vetted.Catalog;

/// <summary>Reads versions and sizes out of the tokens of a model id, whatever stands for the dot.</summary>
internal static class ModelNumbers
{
    /// <summary>
    /// The minor version after the major version at <paramref name="at"/>, or -1: <c>3.2</c>, <c>3-2</c>, <c>3_2</c>, <c>3p2</c>. After a hyphen
    /// or underscore it is a single digit, since <c>4-0613</c>, <c>3-70b</c> and <c>2.5-05</c> are dates and sizes.
    /// </summary>
    public static int MinorAfter(ModelTokens tokens, int at, out int next)
    {
        next = at + 1;
        var minor = at + 1;
        var separator = tokens.Before[minor];
        if (separator == '\0' && tokens.IsLetter(minor, 'p') && tokens.Before[minor + 1] == '\0' && tokens.IsNumber(minor + 1))
        {
            minor++;
            separator = '.';
        }

        var digits = tokens.Length[minor];
        if (!tokens.IsNumber(minor) || HasUnit(tokens, minor) || tokens.Size[minor] > 0 || tokens.Part[minor] != tokens.Part[at]
            || !((separator == '.' && digits <= 2) || (separator is '-' or '_' && digits == 1)))
        {
            return -1;
        }

        next = minor + 1;
        return tokens.Number[minor];
    }

    /// <summary>True where a unit is glued to the number: a size (<c>7b</c>), a context length (<c>128k</c>), bits, experts.</summary>
    public static bool HasUnit(ModelTokens tokens, int at)
    {
        var unit = at + 1;
        if (!tokens.IsGluedWord(unit))
        {
            return false;
        }

        return tokens.Length[unit] == 1
            ? (tokens.Text[tokens.Start[unit]] | 0x20) is 'b' or 'm' or 'k' or 't' or 'e' or 'x'
            : tokens.Length[unit] == 3 && string.CompareOrdinal(tokens.Text, tokens.Start[unit], "bit", 0, 3) == 0;
    }

    /// <summary>
    /// The number of parameters at a number token (<c>7b</c>, <c>1.5b</c>, <c>1p5b</c>, <c>270m</c>) in tenths of a million, so that 0.5b and 500m
    /// are equal; 0 where no size begins.
    /// </summary>
    public static int SizeAt(ModelTokens tokens, int at)
    {
        if (tokens.Number[at] > 100_000 || IsFraction(tokens, at))
        {
            return 0;
        }

        if (UnitAt(tokens, at + 1) is var unit && unit > 0)
        {
            return (int)Math.Min(int.MaxValue, tokens.Number[at] * unit);
        }

        var fraction = at + 1;
        if (tokens.Before[fraction] == '\0' && tokens.IsLetter(fraction, 'p'))
        {
            fraction++;
        }
        else if (tokens.Before[fraction] != '.')
        {
            return 0;
        }

        unit = tokens.IsNumber(fraction) && tokens.Length[fraction] <= 3 ? UnitAt(tokens, fraction + 1) : 0;
        var scale = tokens.Length[fraction] switch { 1 => 10, 2 => 100, _ => 1000 };
        return (int)Math.Min(int.MaxValue, (tokens.Number[at] * unit) + (tokens.Number[fraction] * unit / scale));
    }

    // The 5 of 1.5b and 1p5b is no size of its own.
    private static bool IsFraction(ModelTokens tokens, int at) =>
        at > 0 && ((tokens.Before[at] == '.' && tokens.IsNumber(at - 1))
            || (at > 1 && tokens.Before[at] == '\0' && tokens.IsLetter(at - 1, 'p') && tokens.Before[at - 1] == '\0' && tokens.IsNumber(at - 2)));

    private static long UnitAt(ModelTokens tokens, int at) =>
        tokens.IsGluedWord(at) && tokens.Length[at] == 1
            ? (tokens.Text[tokens.Start[at]] | 0x20) switch { 't' => 10_000_000, 'b' => 10_000, 'm' => 10, _ => 0 }
            : 0;
}
