using System;
using System.Collections.Generic;

namespace Vetted.Licensing;

/// <summary>
/// What may stand beside an open licence without being a term of it: titles, names, addresses and plain words about them. Limits can be worded in endless ways and in every language,
/// so a passage is not searched for the words of limits alone: whatever says more than a title keeps the text from being recognised.
/// </summary>
internal static class LicenceTitle
{
    // One or two words are what a changed name leaves over inside a licence.
    private const int ShortestPassage = 3;
    private const char LastLatinLetter = '\u024F';

    private static readonly HashSet<string> PlainWords = new(StringComparer.Ordinal)
    {
        "a", "about", "an", "and", "any", "are", "as", "at", "author", "authors", "available", "based", "been", "below", "by", "can", "code", "com", "contributed", "contributor", "contributors", "copyright", "created", "derived", "describes", "details", "developed", "developers", "documentation", "earlier", "following", "for", "found", "from",
        "full", "has", "here", "html", "http", "in", "inc", "information", "io", "is", "it", "its", "library", "license", "licensed", "licenses", "list", "ltd", "made", "maintained", "maintainers", "md", "more", "name", "names", "neither", "net", "nor", "notice", "of", "on", "opensource", "or", "org",
        "original", "originally", "our", "package", "page", "part", "project", "readme", "released", "repository", "reserved", "right", "rights", "see", "software", "source", "spdxlicenseidentifier", "standard", "team", "text", "the", "this", "to", "toolkit", "txt", "under", "visit", "was", "website", "which", "work", "written", "www",
    };

    /// <summary>True where the passage can be a title, names or an address.</summary>
    /// <param name="words">The text.</param>
    /// <param name="first">The passage's first word.</param>
    /// <param name="last">Its last word.</param>
    public static bool CanBe(LicenceWords words, int first, int last)
    {
        var isLong = last - first + 1 >= ShortestPassage;
        var isShouted = isLong && IsShouted(words, first, last);
        isLong &= !IsHeadingOfNotice(words, first, last);
        for (var i = first; i <= last; i++)
        {
            if (IsForeign(words.Words[i]) || (isLong && !PlainWords.Contains(words.Words[i]) && !IsName(words, i, isShouted) && !IsAddress(words.Text, words.Starts[i], words.Ends[i])))
            {
                return false;
            }
        }

        return true;
    }

    // "License notice for vectorized sorting code": the headings of .NET's own lists of notices.
    private static bool IsHeadingOfNotice(LicenceWords words, int first, int last) =>
        last - first is >= 3 and <= 12 && words.Words[first] == "license" && words.Words[first + 1] == "notice" && words.Words[first + 2] == "for";

    // Nobody here can tell what a word of another script says.
    private static bool IsForeign(string word)
    {
        foreach (var c in word)
        {
            if (c > LastLatinLetter && char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    // Frobnicate, gRPC, lz4net, 2.0
    private static bool IsName(LicenceWords words, int word, bool isShouted)
    {
        for (var i = words.Starts[word]; i < words.Ends[word]; i++)
        {
            if (char.IsDigit(words.Text[i]) || (char.IsUpper(words.Text[i]) && !isShouted))
            {
                return true;
            }
        }

        return false;
    }

    // In capitals a sentence looks like names.
    private static bool IsShouted(LicenceWords words, int first, int last)
    {
        for (var i = words.Starts[first]; i < words.Ends[last]; i++)
        {
            if (char.IsLower(words.Text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAddress(string text, int start, int end)
    {
        while (start > 0 && text[start - 1] > ' ')
        {
            start--;
        }

        while (end < text.Length && text[end] > ' ')
        {
            end++;
        }

        var token = text.Substring(start, end - start);
        return token.IndexOf("://", StringComparison.Ordinal) >= 0 || token.IndexOf('@') > 0 || token.IndexOf("www.", StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
