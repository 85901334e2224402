using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Licensing;

/// <summary>A licence recognised by its text.</summary>
/// <param name="Expression">SPDX id, or LicenseRef of a catalog licence; several joined by AND where the text holds several licences.</param>
/// <param name="Similarity">0 to 1; 1 is the same text after normalisation.</param>
/// <param name="Difference">The passage that decides or differs most, shortened; null where the texts agree.</param>
public sealed record RecognisedLicence(string Expression, double Similarity, string? Difference);

/// <summary>
/// Recognises licence texts by compact fingerprints; never by a title alone. A text is a licence only where everything essential of the licence is in it and nothing is added
/// that could limit it: an MIT text with a clause on commercial use is not MIT. The texts of the GNU licences do not say whether later versions are allowed; they are told as <c>-only</c>.
/// </summary>
public static class LicenceTextRecogniser
{
    // A package's licence file is a few kilobytes; notices of third parties reach some hundred.
    private const int MaximumLength = 2_000_000;
    private const int MaximumParts = 6;

    /// <summary>Recognises a text, or returns null where no known licence is close enough or where an addition may limit it.</summary>
    public static RecognisedLicence? Recognise(string text)
    {
        _ = text ?? throw new ArgumentNullException(nameof(text));
        if (text.Length > MaximumLength)
        {
            return null;
        }

        // Metadata in front of a text (a model card's, a licence collection's) is no term; but an open licence below words that may limit it is not taken for open.
        var (metadata, body) = FrontMatter(text);
        var found = RecogniseBody(body);
        return found is not null && metadata.Length > 0 && SpdxList.IsOsiApproved(found.Expression) && LicenceWords.Of(metadata).Words.Any(LicenceAlarm.IsAlarm) ? null : found;
    }

    private static (string Metadata, string Body) FrontMatter(string text)
    {
        var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        if (string.CompareOrdinal(text, start, "---", 0, 3) != 0 || text.IndexOf('\n', start) is not (> 0 and var first) || text.Substring(start + 3, first - start - 3).Trim().Length > 0)
        {
            return ("", text);
        }

        var end = text.IndexOf("\n---", first, StringComparison.Ordinal);
        var after = end < 0 ? -1 : text.IndexOf('\n', end + 1);
        return after < 0 || text.Substring(end + 4, after - end - 4).Trim().Length > 0 ? ("", text) : (text.Substring(first, end - first), text.Substring(after + 1));
    }

    private static RecognisedLicence? RecogniseBody(string text)
    {
        var comparison = new LicenceComparison(LicenceWords.Of(text));
        var parts = new List<LicenceMatch>();
        while (parts.Count < MaximumParts && comparison.TakeBest() is { } match)
        {
            parts.Add(match);
        }

        if (parts.Count == 0 || !comparison.LeavesNothingThatMatters(parts))
        {
            return null;
        }

        var expressions = parts.Select(part => part.Fingerprint.Expression).Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal).ToArray();
        return new RecognisedLicence(string.Join(" AND ", expressions), Math.Round(comparison.Similarity(parts), 3), comparison.WeightiestLeftover());
    }

    /// <summary>
    /// The known licence that a text resembles most, whatever was added to it or is missing, for a message such as "like MIT, but …"; null where it resembles none.
    /// It says what a text looks like, never what it is.
    /// </summary>
    public static RecognisedLicence? Closest(string text)
    {
        _ = text ?? throw new ArgumentNullException(nameof(text));
        if (text.Length > MaximumLength)
        {
            return null;
        }

        var comparison = new LicenceComparison(LicenceWords.Of(text));
        return comparison.TakeBest(minimumCoverage: 0.5) is { } match
            ? new RecognisedLicence(match.Fingerprint.Expression, Math.Round(comparison.Similarity(new[] { match }), 3), comparison.WeightiestLeftover())
            : null;
    }
}
