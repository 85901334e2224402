using System;
using Vetted.Licensing;

namespace Vetted.Reports;

/// <summary>Licence texts as BOM formats take them.</summary>
internal static class SpdxText
{
    /// <summary>The canonical spelling of an expression; any other text as it is.</summary>
    public static string Canonical(string licence) => SpdxExpression.Parse(licence, out _)?.ToString() ?? licence;

    /// <summary>True for an id of the SPDX list in the list's own letter case; false for exceptions and LicenseRefs.</summary>
    public static bool IsListed(string id) => string.Equals(SpdxList.FindLicence(id), id, StringComparison.Ordinal);

    /// <summary>True for a well-formed expression, or one of the two words that stand for none.</summary>
    public static bool IsExpression(string text) => text is "NOASSERTION" or "NONE" || SpdxExpression.Parse(text, out _) is not null;
}
