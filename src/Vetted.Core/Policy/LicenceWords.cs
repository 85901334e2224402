using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>What an entry of a licence list can say: a class, a kind, a catalog licence id, or an SPDX id or expression.</summary>
internal static class LicenceWords
{
    private static readonly HashSet<string> Words = new(EnumWords.All<LicenceClass>().Concat(EnumWords.All<LicenceKind>()), StringComparer.Ordinal);

    /// <summary>True where the entry covers the licence.</summary>
    /// <param name="entry">The entry of the policy's list.</param>
    /// <param name="id">The licence as the evidence names it: catalog id, SPDX id, or SPDX id with an exception.</param>
    /// <param name="catalog">What is known of it.</param>
    public static bool Covers(string entry, string id, AiCatalog catalog)
    {
        if (Same(entry, id) || (!Words.Contains(entry) && LicenceExpression.MeaningsOf(entry).Any(meaning => Same(meaning, id))))
        {
            return true;
        }

        var licence = catalog.FindLicence(id);
        if (TermEntry.Parse(entry) is { } term)
        {
            return licence is not null && term.Covers(licence);
        }

        return licence is null ? entry == "unknown" : Same(entry, licence.Id) || Same(entry, licence.Expression) || Covers(entry, licence.Class, licence.Kind);
    }

    /// <summary>True where the entry is the class or the kind.</summary>
    public static bool Covers(string entry, LicenceClass licenceClass, LicenceKind kind) => entry == EnumWords.Of(licenceClass) || entry == EnumWords.Of(kind);

    /// <summary>What is wrong with an entry of <c>models.licences</c>, or null.</summary>
    public static string? CheckModelEntry(string entry, AiCatalog catalog) =>
        TermEntry.IsOne(entry) ? TermEntry.Check(entry) : IsKnown(entry, catalog) ? null : $"'{entry}' is no licence class, kind or catalog licence" + Suggest(entry, catalog);

    /// <summary>What is wrong with an entry of <c>packages.licences</c>, or null.</summary>
    public static string? CheckPackageEntry(string entry, AiCatalog catalog)
    {
        if (TermEntry.IsOne(entry))
        {
            return TermEntry.Check(entry);
        }

        if (IsKnown(entry, catalog))
        {
            return null;
        }

        return !LicenceExpression.IsReadable(entry) ? $"'{entry}' is no SPDX licence expression and no licence class" + Suggest(entry, catalog)
            : NearestWord.Of(entry, Words) is { } nearest ? $"'{entry}' is no licence class; did you mean '{nearest}'?"
            : null;
    }

    private static bool IsKnown(string entry, AiCatalog catalog) =>
        Words.Contains(entry) || entry.StartsWith("LicenseRef-", StringComparison.Ordinal) || catalog.FindLicence(entry) is not null
        || catalog.Keys("licences").Any(key => Same(entry, catalog.FindLicence(key)?.Expression));

    private static string Suggest(string entry, AiCatalog catalog) =>
        NearestWord.Of(entry, Words.Concat(catalog.Keys("licences"))) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    private static bool Same(string left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
