using System;
using System.Text;

namespace Vetted.Tool.Scan;

/// <summary>The C# of a Razor file: its <c>@code</c>, <c>@functions</c> and <c>@{ }</c> blocks, at their own lines and columns, with everything else blanked out.</summary>
internal static class RazorCode
{
    /// <summary>A compilation unit with the file's code blocks as members and statements of a class; null where there are none.</summary>
    public static string? Extract(string text)
    {
        var result = new StringBuilder(text.Length + 64);
        foreach (var c in text)
        {
            result.Append(c is '\n' or '\r' ? c : ' ');
        }

        var found = false;
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var isMember = Starts(text, at, "@code") || Starts(text, at, "@functions");
            var open = isMember ? text.IndexOf('{', at) : Starts(text, at, "@{") ? at + 1 : -1;
            if (open < 0 || Close(text, open) is not { } close)
            {
                continue;
            }

            for (var i = open + 1; i < close; i++)
            {
                result[i] = text[i];
            }

            if (!isMember)
            {
                // Statements need a body: an instance initialiser does not exist, a local function's braces do.
                result[open - 1] = ';';
            }

            found = true;
            at = close;
        }

        return found ? "partial class RazorPage { void Run() { } " + result + "\n}" : null;
    }

    private static bool Starts(string text, int at, string word) => string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    private static int? Close(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    i = EndOfString(text, i);
                    break;
                case '/' when i + 1 < text.Length && text[i + 1] == '/':
                    i = text.IndexOf('\n', i) is >= 0 and var end ? end : text.Length;
                    break;
                case '{':
                    depth++;
                    break;
                case '}' when --depth == 0:
                    return i;
                default:
                    break;
            }
        }

        return null;
    }

    private static int EndOfString(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] is '"' or '\n')
            {
                return i;
            }
        }

        return text.Length;
    }
}
