using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Vetted.Catalog;

namespace Vetted.CatalogCompiler;

/// <summary>
/// Compiles the pattern notation of the model data. A pattern is a row of elements between spaces: <c>llama 3.2</c> is the word and then that
/// version; <c>gpt 4o</c>, <c>kimi k2.5</c> mix letters and digits as ids do; <c>a|b</c> is a choice; <c>word?</c> may be missing; <c>x</c> is any
/// version and <c>k#</c> one glued to a letter; after <c>..</c> come things that stand anywhere (<c>.. vision</c>, <c>.. 72b</c>, <c>.. 2407</c>, <c>.. !max</c> for must not); a
/// leading <c>^</c> means at the start of a name, a leading <c>~</c> that the id is ambiguous, and a leading <c>@</c> that it counts only after a host or an organisation.
/// </summary>
internal sealed class PatternCompiler
{
    private readonly Dictionary<string, int> _words;

    public PatternCompiler(Dictionary<string, int> words) => _words = words;

    /// <summary>All words in a pattern, to build the vocabulary.</summary>
    public static IEnumerable<string> WordsOf(string pattern) =>
        pattern.Split(' ', '|', '!', '?', '~', '^', '@').Where(part => part is not ("" or ".." or "x")).SelectMany(Letters);

    public static IEnumerable<string> Letters(string part) =>
        Split(part).Where(token => char.IsLetter(token.Text[0])).Select(token => token.Text);

    /// <summary>Words of the first element: the pattern is looked up by them.</summary>
    public static IEnumerable<string> Anchors(string pattern) =>
        pattern.TrimStart('~', '^', '@').Split(' ')[0].Split('|').Select(choice => Split(choice)[0].Text);

    /// <summary>How far the pattern may be trusted: see <see cref="ModelPattern.Ambiguous"/> and <see cref="ModelPattern.OnlyWithHost"/>.</summary>
    public static int Trust(string pattern) =>
        pattern.StartsWith('@') ? ModelPattern.Ambiguous | ModelPattern.OnlyWithHost
        : pattern.StartsWith('~') || (!pattern.Contains(' ') && !pattern.Any(char.IsDigit)) ? ModelPattern.Ambiguous : 0;

    public int[] Compile(string pattern)
    {
        var code = new List<int>();
        pattern = pattern.TrimStart('~', '@');
        if (pattern.StartsWith('^'))
        {
            code.Add(ModelPattern.AtStart);
            pattern = pattern[1..];
        }

        var anywhere = false;
        foreach (var element in pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (element == "..")
            {
                anywhere = true;
            }
            else if (anywhere)
            {
                CompileAnywhere(element, code);
            }
            else
            {
                CompileNext(element, code);
            }
        }

        code.Add(ModelPattern.End);
        return code.ToArray();
    }

    private void CompileAnywhere(string element, List<int> code)
    {
        var items = element.TrimStart('!').Split('|');
        code.Add(element.StartsWith('!') ? ModelPattern.Lacks : ModelPattern.Has);
        code.Add(items.Length);
        foreach (var item in items)
        {
            if (SizeOf(item) is { } size)
            {
                code.AddRange([ModelPattern.Size, size, 0]);
            }
            else if (item.All(char.IsDigit))
            {
                code.AddRange([ModelPattern.Number, int.Parse(item, CultureInfo.InvariantCulture), item.Length]);
            }
            else if (item.All(char.IsLetter))
            {
                code.AddRange([ModelPattern.Word, _words[item], 0]);
            }
            else
            {
                throw new FormatException($"'{item}' after '..' is no word, number or size");
            }
        }
    }

    private void CompileNext(string element, List<int> code)
    {
        if (element == "x")
        {
            code.AddRange([ModelPattern.AnyVersion, 0]);
            return;
        }

        var choices = element.TrimEnd('?').Split('|');
        if (choices.Length > 1 || choices[0].All(char.IsLetter))
        {
            code.AddRange([ModelPattern.NextWord, element.EndsWith('?') ? ModelPattern.Optional : 0, choices.Length]);
            code.AddRange(choices.Select(choice => choice.All(char.IsLetter) ? _words[choice] : throw new FormatException($"a choice can only be between words: '{element}'")));
            return;
        }

        CompileMixed(Split(element), code);
        if (element.EndsWith('#'))
        {
            code.AddRange([ModelPattern.AnyVersion, ModelPattern.Glued]);
        }
    }

    // "4o", "k2.5", "8x7b", "3.2", "2407": what follows the first token is glued to it.
    private void CompileMixed(List<(string Text, char Before)> tokens, List<int> code)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var (text, before) = tokens[i];
            var glued = i > 0 && before == '\0' ? ModelPattern.Glued : 0;
            if (char.IsLetter(text[0]))
            {
                code.AddRange([ModelPattern.NextWord, glued, 1, _words[text]]);
                continue;
            }

            var value = int.Parse(text, CultureInfo.InvariantCulture);
            var isOpenEnded = i + 1 < tokens.Count && tokens[i + 1].Before == '\0';
            var minor = MinorOf(tokens, i + 1);
            if (minor != -1)
            {
                var hasLetters = i + 2 < tokens.Count;
                code.AddRange([ModelPattern.NextVersion, glued | (hasLetters ? 0 : ModelPattern.Closed), value, minor]);
                i++;
            }
            else if (isOpenEnded || text.Length > 2 || text[0] == '0')
            {
                code.AddRange([ModelPattern.NextNumber, glued | (isOpenEnded ? 0 : ModelPattern.Closed), value, text.Length]);
            }
            else
            {
                code.AddRange([ModelPattern.NextVersion, glued | ModelPattern.Closed, value, -1]);
            }
        }
    }

    private static int MinorOf(List<(string Text, char Before)> tokens, int at) =>
        at >= tokens.Count || tokens[at].Before != '.' ? -1
        : tokens[at].Text == "x" ? ModelPattern.AnyMinor
        : char.IsDigit(tokens[at].Text[0]) ? int.Parse(tokens[at].Text, CultureInfo.InvariantCulture) : -1;

    /// <summary>A size in tenths of a million, or null.</summary>
    public static int? SizeOf(string item)
    {
        var unit = item.Length > 1 ? item[^1] switch { 't' => 10_000_000m, 'b' => 10_000m, 'm' => 10m, _ => 0m } : 0m;
        return unit > 0 && decimal.TryParse(item[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? (int)(number * unit) : null;
    }

    private static List<(string Text, char Before)> Split(string element)
    {
        var tokens = new List<(string, char)>();
        for (var i = 0; i < element.Length;)
        {
            if (!char.IsAsciiLetterOrDigit(element[i]))
            {
                i++;
                continue;
            }

            var first = i;
            var isDigit = char.IsAsciiDigit(element[i]);
            while (i < element.Length && char.IsAsciiLetterOrDigit(element[i]) && char.IsAsciiDigit(element[i]) == isDigit)
            {
                i++;
            }

            tokens.Add((element[first..i], first > 0 && !char.IsAsciiLetterOrDigit(element[first - 1]) ? element[first - 1] : '\0'));
        }

        return tokens;
    }
}
