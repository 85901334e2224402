using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Vetted.Inventory;
using Vetted.Licensing;

namespace Vetted.Evidence.Notices;

/// <summary>Looks in files for what licences ask to stand there. Sentences are compared exactly, but for the white space between their words.</summary>
public static class DutyReader
{
    private const int LargestText = 2 * 1024 * 1024;
    private const int LargestAssembly = 64 * 1024 * 1024;

    /// <summary>Looks for texts.</summary>
    /// <param name="files">Where to look; files that can hold none of the texts are not opened.</param>
    /// <param name="wanted">What to look for; where there is nothing, no file is opened.</param>
    /// <param name="sawOutput">True where it is known which files go to the output.</param>
    public static DutySearch Search(IEnumerable<NoticeSource> files, IReadOnlyList<DutyText> wanted, bool sawOutput)
    {
        _ = files ?? throw new ArgumentNullException(nameof(files));
        _ = wanted ?? throw new ArgumentNullException(nameof(wanted));
        if (wanted.Count == 0)
        {
            return DutySearch.Nothing;
        }

        var sights = new List<DutySight>();
        foreach (var file in files.GroupBy(file => file.Path, StringComparer.Ordinal).Select(group => group.OrderByDescending(file => file.InOutput).First()))
        {
            var here = wanted.Where(text => MayHold(file, text)).ToArray();
            if (here.Length > 0 && file.Length <= (file.IsAssembly ? LargestAssembly : LargestText) && Content(file) is { } content)
            {
                var text = file.IsAssembly ? null : Squeeze(Decode(content));
                sights.AddRange(here.Where(one => Holds(file, content, text, one)).Select(one => new DutySight(one.Kind, one.Text, file.InOutput, new Place(file.Path, 0))));
            }
        }

        return new DutySearch(sawOutput, sights.Distinct().OrderBy(sight => sight.Kind, StringComparer.Ordinal).ThenBy(sight => sight.Text, StringComparer.Ordinal)
            .ThenByDescending(sight => sight.InOutput).ThenBy(sight => sight.Place.File, StringComparer.Ordinal).ToArray());
    }

    private static bool MayHold(NoticeSource file, DutyText wanted) => wanted.Kind switch
    {
        DutyText.Notice => file.IsNotice,
        DutyText.Display => file.ShowsTexts || file.IsAssembly || file.IsCode,
        DutyText.LicenceCopy => file.IsLicence,
        _ => file.IsUsePolicy || file.IsNotice || file.IsLicence,
    };

    private static bool Holds(NoticeSource file, byte[] content, string? text, DutyText wanted) => wanted.Kind switch
    {
        DutyText.Notice => text!.IndexOf(Squeeze(wanted.Text), StringComparison.Ordinal) >= 0,
        DutyText.Display when file.IsCode && !file.Shows => HoldsString(Decode(content), wanted.Text),
        DutyText.Display => text is null ? HoldsLiteral(content, wanted.Text) : text.IndexOf(Squeeze(wanted.Text), StringComparison.Ordinal) >= 0,
        DutyText.LicenceCopy => wanted.Hashes.Contains(Hash(content)) || IsLicenceText(content, wanted),
        _ => HoldsPolicy(file, content, text!, wanted),
    };

    // The limits of use stand in a policy of their own, in the licence itself, or are pointed to from a notice.
    private static bool HoldsPolicy(NoticeSource file, byte[] content, string text, DutyText wanted)
    {
        if (wanted.Hashes.Count > 0 && (file.IsUsePolicy || wanted.Hashes.Contains(Hash(content))))
        {
            return true;
        }

        return wanted.Address is { } address && file.IsNotice && text.IndexOf(WithoutScheme(address), StringComparison.OrdinalIgnoreCase) >= 0
            || (wanted.Hashes.Count == 0 && file.IsLicence && IsLicenceText(content, wanted));
    }

    private static string WithoutScheme(string address) => address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at ? address.Substring(at + 3) : address;

    private static bool IsLicenceText(byte[] content, DutyText wanted) =>
        LicenceTextRecogniser.Recognise(Decode(content)) is { } found
        && found.Expression.Split(new[] { " AND " }, StringSplitOptions.None).Any(one => wanted.Expressions.Contains(one, StringComparer.OrdinalIgnoreCase));

    // A literal of code and of compiled Razor or XAML stands in an assembly as UTF-16, a resource as UTF-8.
    private static bool HoldsLiteral(byte[] content, string text) =>
        content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0 || content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    // Good enough for a checkout that was not compiled: a quote before it on its line, and no comment before the quote.
    private static bool HoldsString(string code, string text)
    {
        for (var at = code.IndexOf(text, StringComparison.Ordinal); at >= 0; at = code.IndexOf(text, at + 1, StringComparison.Ordinal))
        {
            var line = code.Substring(code.LastIndexOf('\n', at) + 1, at - code.LastIndexOf('\n', at) - 1);
            var quote = line.IndexOf('"');
            var comment = line.IndexOf("//", StringComparison.Ordinal);
            if (quote >= 0 && (comment < 0 || comment > quote) && line.TrimStart() is { } start && start[0] is not ('*' or '\''))
            {
                return true;
            }
        }

        return false;
    }

    private static string Decode(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content, writable: false), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static string Squeeze(string text)
    {
        var squeezed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                squeezed.Append(c);
            }
            else if (squeezed.Length > 0 && squeezed[squeezed.Length - 1] != ' ')
            {
                squeezed.Append(' ');
            }
        }

        return squeezed.ToString().TrimEnd();
    }

    private static string Hash(byte[] content)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(content).Select(value => value.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static byte[]? Content(NoticeSource file)
    {
        try
        {
            return file.Read();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
