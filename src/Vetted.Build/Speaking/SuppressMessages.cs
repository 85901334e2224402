using System;
using System.Text.RegularExpressions;

namespace Vetted.Build;

/// <summary>
/// <c>[SuppressMessage("…", "VET1003")]</c> in a source file, read as text because the compiler does not keep it: on the whole assembly, or on the declaration that it stands before. One with a <c>Target</c> names its declaration by a documentation
/// id and is left to the compiler, so that the task rather speaks once too often.
/// </summary>
internal static class SuppressMessages
{
    private static readonly Regex Attribute = new(@"(?<scope>assembly\s*:\s*)?(?:System\.Diagnostics\.CodeAnalysis\.)?SuppressMessage(?:Attribute)?\s*\(\s*""[^""]*""\s*,\s*(?:checkId\s*:\s*)?""(?<rule>VET\d{4})(?::[^""]*)?""(?<rest>[^)]*)\)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>True where the text silences a rule on one of its lines; line 0 asks for the whole assembly only.</summary>
    /// <param name="text">A source file's text.</param>
    /// <param name="rule">The rule's id.</param>
    /// <param name="line">The line, from 1.</param>
    public static bool Silences(string text, string rule, int line)
    {
        if (text.IndexOf("SuppressMessage", StringComparison.Ordinal) < 0)
        {
            return false;
        }

        foreach (Match match in Attribute.Matches(text))
        {
            if (!match.Groups["rule"].Value.Equals(rule, StringComparison.OrdinalIgnoreCase) || match.Groups["rest"].Value.IndexOf("Target", StringComparison.Ordinal) >= 0)
            {
                continue;
            }

            if (match.Groups["scope"].Success || (line >= LineOf(text, match.Index) && line <= LineOf(text, EndOfDeclaration(text, match.Index + match.Length))))
            {
                return true;
            }
        }

        return false;
    }

    private static int LineOf(string text, int index)
    {
        var line = 1;
        for (var i = 0; i < index && i < text.Length; i++)
        {
            line += text[i] == '\n' ? 1 : 0;
        }

        return line;
    }

    // A declaration ends with its block, or with a semicolon where it has none. Braces in texts and comments do not count.
    private static int EndOfDeclaration(string text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' or '\'':
                    i = EndOfText(text, i);
                    break;
                case '/' when i + 1 < text.Length && text[i + 1] == '/':
                    i = text.IndexOf('\n', i) is >= 0 and var end ? end : text.Length;
                    break;
                case '{' or '(' or '[':
                    depth++;
                    break;
                case '}' or ')' or ']':
                    depth--;
                    if (depth == 0 && text[i] == '}')
                    {
                        return i;
                    }

                    break;
                case ';' when depth <= 0:
                    return i;
            }
        }

        return text.Length;
    }

    private static int EndOfText(string text, int start)
    {
        for (var i = start + 1; i < text.Length && text[i] != '\n'; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == text[start])
            {
                return i;
            }
        }

        return start;
    }
}
