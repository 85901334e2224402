using System;
using System.Collections.Generic;
using System.Text;

namespace Vetted.Licensing;

/// <summary>
/// A licence text as the words that matter for comparing it, after the ideas of the SPDX matching guidelines: letter case, punctuation, quotes, hyphens, line breaks,
/// comment and Markdown marks, list numbers and copyright lines do not count, and spellings that differ by country are the same.
/// </summary>
internal sealed class LicenceWords
{
    private static readonly Dictionary<string, string> SameWords = new(StringComparer.Ordinal)
    {
        ["licence"] = "license",
        ["licences"] = "licenses",
        ["licenced"] = "licensed",
        ["licencing"] = "licensing",
        ["sublicence"] = "sublicense",
        ["acknowledgement"] = "acknowledgment",
        ["analyse"] = "analyze",
        ["authorisation"] = "authorization",
        ["authorised"] = "authorized",
        ["behaviour"] = "behavior",
        ["favour"] = "favor",
        ["fulfil"] = "fulfill",
        ["honour"] = "honor",
        ["organisation"] = "organization",
        ["organisations"] = "organizations",
        ["programme"] = "program",
        ["recognised"] = "recognized",
        ["utilisation"] = "utilization",
        ["whilst"] = "while",
        ["https"] = "http",
    };

    private static readonly HashSet<string> NotAName = new(StringComparer.Ordinal)
    {
        "notice", "notices", "holder", "holders", "owner", "owners", "law", "laws", "license", "licenses", "licence", "and", "or", "interest", "interests", "in", "on", "of", "to", "is", "statement", "statements", "grant", "rights", "protection", "permissions", "patent",
    };

    private LicenceWords(string text, string[] words, int[] starts, int[] ends, bool[] isPlaceholder)
    {
        Text = text;
        Words = words;
        Starts = starts;
        Ends = ends;
        IsPlaceholder = isPlaceholder;
    }

    /// <summary>The text they come from.</summary>
    public string Text { get; }

    /// <summary>The words.</summary>
    public string[] Words { get; }

    /// <summary>Where each word starts in the text.</summary>
    public int[] Starts { get; }

    /// <summary>Where each word ends in the text.</summary>
    public int[] Ends { get; }

    /// <summary>True for each word between angle brackets or in square brackets, where a template wants a name or a year.</summary>
    public bool[] IsPlaceholder { get; }

    /// <summary>Splits a text.</summary>
    public static LicenceWords Of(string text)
    {
        var words = new List<string>();
        var starts = new List<int>();
        var ends = new List<int>();
        var placeholders = new List<bool>();
        var lineStart = 0;
        while (lineStart < text.Length)
        {
            var lineEnd = text.IndexOf('\n', lineStart);
            lineEnd = lineEnd < 0 ? text.Length : lineEnd;
            if (!IsCopyrightLine(text, lineStart, lineEnd))
            {
                AddLine(text, SkipListNumber(text, lineStart, lineEnd), lineEnd, words, starts, ends, placeholders);
            }

            lineStart = lineEnd + 1;
        }

        return new LicenceWords(text, words.ToArray(), starts.ToArray(), ends.ToArray(), placeholders.ToArray());
    }

    /// <summary>The passage from one word to another as it is written, on one line and shortened.</summary>
    public string Passage(int first, int last)
    {
        var passage = new StringBuilder();
        var isBlank = false;
        for (var i = Starts[first]; i < Ends[last]; i++)
        {
            var c = Text[i];
            if (c <= ' ')
            {
                isBlank = passage.Length > 0;
                continue;
            }

            if (isBlank)
            {
                passage.Append(' ');
                isBlank = false;
            }

            passage.Append(c);
            if (passage.Length >= 160)
            {
                return passage.Append('…').ToString();
            }
        }

        return passage.ToString();
    }

    private static void AddLine(string text, int from, int end, List<string> words, List<int> starts, List<int> ends, List<bool> placeholders)
    {
        var word = new StringBuilder();
        var bracket = 0;
        var i = from;
        while (i < end)
        {
            var c = text[i];
            if (!char.IsLetterOrDigit(c))
            {
                bracket = c is '<' or '[' ? bracket + 1 : c is '>' or ']' ? Math.Max(0, bracket - 1) : bracket;
                i++;
                continue;
            }

            var start = i;
            word.Clear();
            while (i < end && (char.IsLetterOrDigit(text[i]) || JoinsWord(text, i, end)))
            {
                if (char.IsLetterOrDigit(text[i]) || text[i] == '.')
                {
                    word.Append(char.ToLowerInvariant(text[i]));
                }

                i++;
            }

            var found = word.ToString();
            if (IsListNumberWithin(text, start, i, end, found))
            {
                continue;
            }

            words.Add(SameWords.TryGetValue(found, out var same) ? same : found);
            starts.Add(start);
            ends.Add(i);
            placeholders.Add(bracket > 0);
        }
    }

    // non-infringement is noninfringement, licensor's is licensors, 2.0 stays 2.0
    private static bool JoinsWord(string text, int i, int end)
    {
        if (i + 1 >= end || !char.IsLetterOrDigit(text[i + 1]))
        {
            return false;
        }

        return text[i] switch
        {
            '-' or '\u2010' or '\u2011' or '\'' or '\u2019' or '\u00AD' => char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]),
            '.' => char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]),
            ',' => char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]),
            _ => false,
        };
    }

    private static bool IsCopyrightLine(string text, int start, int end)
    {
        var i = start;
        while (i < end && !char.IsLetterOrDigit(text[i]) && text[i] is not ('\u00A9' or '('))
        {
            i++;
        }

        if (i < end && (text[i] == '\u00A9' || StartsWith(text, i, end, "(c)")))
        {
            // "(c) You must" is a list item; a copyright line goes on with a year, a name with a capital, or a placeholder.
            return text[i] == '\u00A9' || HasYear(text, i, end);
        }

        if (StartsWith(text, i, end, "all rights reserved"))
        {
            return end - i < 30;
        }

        i = StartsWith(text, i, end, "portions ") ? i + 9 : i;
        if (!StartsWith(text, i, end, "copyright"))
        {
            return false;
        }

        i += 9;
        while (i < end && text[i] is ' ' or '\t' or ':' or '*' or ',')
        {
            i++;
        }

        if (i >= end || text[i] is '(' or '\u00A9' or '<' or '[' or '{' || char.IsDigit(text[i]))
        {
            return true;
        }

        var word = i;
        while (word < end && char.IsLetter(text[word]))
        {
            word++;
        }

        return !NotAName.Contains(text.Substring(i, word - i).ToLowerInvariant()) && char.IsUpper(text[i]);
    }

    private static bool HasYear(string text, int start, int end)
    {
        for (var i = start; i + 4 <= end; i++)
        {
            if ((text[i] == '1' && text[i + 1] == '9' || text[i] == '2' && text[i + 1] == '0') && char.IsDigit(text[i + 2]) && char.IsDigit(text[i + 3]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWith(string text, int at, int end, string word) =>
        at + word.Length <= end && string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    // "1.", "a)", "(iv)", "2.1", "-", "*", "##" at the start of a line number it and are no words.
    private static int SkipListNumber(string text, int start, int end)
    {
        var i = start;
        while (i < end && !char.IsLetterOrDigit(text[i]) && text[i] != '(')
        {
            i++;
        }

        var isOpen = i < end && text[i] == '(';
        var from = isOpen ? i + 1 : i;
        var to = from;
        while (to < end && (char.IsDigit(text[to]) || text[to] == '.' || (char.IsLetter(text[to]) && to - from < 4)))
        {
            to++;
        }

        if (to == from || to - from > 6)
        {
            return start;
        }

        var number = text.Substring(from, to - from);
        var isClosed = to < end && text[to] is ')' or '\\';
        var isNumber = IsListNumber(number.TrimEnd('.'));
        return isNumber && (isClosed || (!isOpen && number[number.Length - 1] == '.') || (!isOpen && number.IndexOf('.') > 0 && to < end && text[to] is ' ' or '\t')) ? to : start;
    }

    // "… are met: 1. Redistributions", "(a) You must", "(iv) the": files that wrap lines otherwise have list numbers anywhere.
    private static bool IsListNumberWithin(string text, int start, int stop, int end, string word)
    {
        var next = stop < end ? text[stop] : ' ';
        if (next == ')')
        {
            return IsListNumber(word);
        }

        return next == '.' && word.Length <= 5 && char.IsDigit(word[0]) && (stop + 1 >= end || text[stop + 1] is ' ' or '\t' or '\r') && IsListNumber(word);
    }

    private static bool IsListNumber(string number)
    {
        var digits = 0;
        var letters = 0;
        foreach (var c in number)
        {
            digits += char.IsDigit(c) ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return letters == 0 ? digits is > 0 and <= 3 : digits == 0 && (letters == 1 || IsRoman(number));
    }

    private static bool IsRoman(string number)
    {
        foreach (var c in number)
        {
            if ("ivxIVX".IndexOf(c) < 0)
            {
                return false;
            }
        }

        return true;
    }
}
