using System;
using System.Collections.Generic;

namespace Vetted.Catalog;

/// <summary>Finds model ids in longer texts.</summary>
internal static class ModelFinder
{
    private static readonly string[] CommandsThatTakeAModel = { "ollama pull ", "ollama run ", "ollama create ", "ollama show ", "--model ", "--model=", "-m " };

    public static IReadOnlyList<ModelMention> Find(ModelMatcher matcher, string text)
    {
        List<ModelMention>? found = null;
        for (var start = 0; start < text.Length;)
        {
            if (IsBoundary(text[start]))
            {
                start++;
                continue;
            }

            var end = start;
            while (end < text.Length && !IsBoundary(text[end]))
            {
                end++;
            }

            var trimmed = TrimmedEnd(text, start, end);
            if (trimmed - start >= 2 && matcher.Identify(text, start, trimmed - start, IsTaken(text, start)) is { } identity)
            {
                (found ??= new List<ModelMention>()).Add(new ModelMention(start, trimmed - start, identity));
            }

            start = end;
        }

        return found ?? (IReadOnlyList<ModelMention>)Array.Empty<ModelMention>();
    }

    private static bool IsBoundary(char c) => c <= ' ' || c is '"' or '\'' or '`' or '<' or '>' or '(' or ')' or '[' or ']' or '{' or '}' or ',' or ';' or '=' or '|' or '&' or '?' or '!' or '#' || c > '~';

    // The full stop of a sentence is no part of the id.
    private static int TrimmedEnd(string text, int start, int end)
    {
        while (end > start && text[end - 1] is '.' or ':' or '/' or '\\' or '-')
        {
            end--;
        }

        return end;
    }

    private static bool IsTaken(string text, int start)
    {
        foreach (var command in CommandsThatTakeAModel)
        {
            if (start >= command.Length && string.CompareOrdinal(text, start - command.Length, command, 0, command.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
