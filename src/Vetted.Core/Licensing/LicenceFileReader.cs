using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Vetted.Licensing;

/// <summary>What kind of text a licence file holds.</summary>
public enum LicenceFileKind
{
    /// <summary>None that is known.</summary>
    Unknown,

    /// <summary>The text of one licence, or of several that all hold.</summary>
    Licence,

    /// <summary>Licence texts among other words that say for what each holds: they are told, and decide nothing.</summary>
    Passages,

    /// <summary>A list of notices of third parties: the licences of what is inside, never that of the whole.</summary>
    ThirdPartyNotices,
}

/// <summary>A licence text inside a file.</summary>
/// <param name="Expression">SPDX id, or LicenseRef of a catalog licence.</param>
/// <param name="Line">The one-based line on which its part of the file begins.</param>
/// <param name="Heading">The first words of that part; empty where the file begins with the licence.</param>
public sealed record LicencePassage(string Expression, int Line, string Heading);

/// <summary>What a licence file says.</summary>
/// <param name="Kind">What kind of text it is.</param>
/// <param name="Licence">The licence of the whole; null unless <paramref name="Kind"/> is <see cref="LicenceFileKind.Licence"/>.</param>
/// <param name="Passages">Licence texts found in parts of it, in the order of the file.</param>
public sealed record LicenceFileReading(LicenceFileKind Kind, RecognisedLicence? Licence, IReadOnlyList<LicencePassage> Passages);

/// <summary>Reads a licence file as a whole: one licence, several with words between them, or a list of third-party notices.</summary>
public static class LicenceFileReader
{
    // Beyond that a file is a list that people read by search.
    private const int MostParts = 80;
    private const int LongestPart = 60_000;
    private const int MostPrefaces = 5;
    private const int HeadLength = 2000;

    private static readonly string[] NoticeTitles =
    {
        "third-party notice", "third party notice", "thirdpartynotice", "third-party software notice", "third party software notice", "third-party-notice", "notices and information",
        "may be distributed under licenses different than", "incorporates components from the projects listed", "incorporate components from the projects listed", "uses third-party material", "incorporates material from third parties", "incorporates third party material",
        "incorporates third-party material", "third-party components", "third party components", "includes third-party software",
    };

    // Where a licence begins, what stands after it is no title of the file.
    private static readonly string[] LicenceStarts = { "permission is hereby granted", "redistribution and use in source", "terms and conditions for use, reproduction" };

    /// <summary>True for a text that begins as a list of third-party notices does; a licence text alone never does.</summary>
    public static bool IsThirdPartyNotices(string text)
    {
        _ = text ?? throw new ArgumentNullException(nameof(text));
        var head = new StringBuilder(HeadLength);
        foreach (var c in text)
        {
            if (head.Length >= HeadLength)
            {
                break;
            }

            if (!char.IsWhiteSpace(c))
            {
                head.Append(char.ToLowerInvariant(c));
            }
            else if (head.Length > 0 && head[head.Length - 1] != ' ')
            {
                head.Append(' ');
            }
        }

        var start = head.ToString();
        var licence = LicenceStarts.Select(words => start.IndexOf(words, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(start.Length).Min();
        start = start.Substring(0, licence);
        return NoticeTitles.Any(title => start.IndexOf(title, StringComparison.Ordinal) >= 0);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="text">Its text.</param>
    public static LicenceFileReading Read(string text)
    {
        _ = text ?? throw new ArgumentNullException(nameof(text));
        var isNotices = IsThirdPartyNotices(text);
        if (!isNotices && LicenceTextRecogniser.Recognise(text) is { } whole)
        {
            return new LicenceFileReading(LicenceFileKind.Licence, whole, new[] { new LicencePassage(whole.Expression, 1, "") });
        }

        var passages = Parts(text).Take(MostParts).Select(Passage).OfType<LicencePassage>().ToArray();
        var kind = isNotices ? LicenceFileKind.ThirdPartyNotices : passages.Length > 0 ? LicenceFileKind.Passages : LicenceFileKind.Unknown;
        return new LicenceFileReading(kind, null, passages);
    }

    // Words before a licence say whose it is or for what it holds; a few paragraphs of them are looked over.
    private static LicencePassage? Passage((int Line, string Text) part)
    {
        if (part.Text.Length > LongestPart)
        {
            return null;
        }

        var start = 0;
        for (var skipped = 0; skipped <= MostPrefaces && start >= 0 && start < part.Text.Length; skipped++)
        {
            if (LicenceTextRecogniser.Recognise(part.Text.Substring(start)) is { } found)
            {
                return new LicencePassage(found.Expression, part.Line, Heading(part.Text));
            }

            start = NextParagraph(part.Text, start);
        }

        return null;
    }

    private static int NextParagraph(string text, int from)
    {
        for (var at = text.IndexOf('\n', from); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            var end = text.IndexOf('\n', at + 1);
            if (end > at && text.Substring(at + 1, end - at - 1).Trim().Length == 0)
            {
                return end + 1;
            }
        }

        return -1;
    }

    private static string Heading(string text)
    {
        var line = text.Split('\n').Select(one => one.Trim()).FirstOrDefault(one => one.Length > 0) ?? "";
        return line.Length <= 80 ? line : line.Substring(0, 80) + "…";
    }

    // Lines of hyphens, equals signs or the like divide such files.
    private static IEnumerable<(int Line, string Text)> Parts(string text)
    {
        var part = new StringBuilder();
        var first = 1;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (!IsRuler(line))
            {
                part.Append(line).Append('\n');
                continue;
            }

            if (part.ToString().Trim().Length > 0)
            {
                yield return (first, part.ToString());
            }

            part.Clear();
            first = number + 1;
        }

        if (part.ToString().Trim().Length > 0)
        {
            yield return (first, part.ToString());
        }
    }

    private static bool IsRuler(string line)
    {
        var trimmed = line.Trim();
        return trimmed.Length >= 5 && trimmed.All(c => c is '-' or '=' or '*' or '_' or '#' or '~' or '%');
    }
}
