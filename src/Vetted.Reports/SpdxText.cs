using System;
using System.Collections.Concurrent;
using Vetted.Licensing;

namespace Vetted.Reports;

/// <summary>Licence texts as BOM formats take them.</summary>
internal static class SpdxText
{
    // A project has hundreds of packages and a handful of licences.
    private static readonly ConcurrentDictionary<string, (string? Canonical, bool IsListed)> Known = new(StringComparer.Ordinal);

    /// <summary>The canonical spelling of an expression; any other text as it is.</summary>
    public static string Canonical(string licence) => Of(licence).Canonical ?? licence;

    /// <summary>True for an id of the SPDX list in the list's own letter case; false for exceptions and LicenseRefs.</summary>
    public static bool IsListed(string id) => Of(id).IsListed;

    /// <summary>True for a well-formed expression, or one of the two words that stand for none.</summary>
    public static bool IsExpression(string text) => text is "NOASSERTION" or "NONE" || Of(text).Canonical is not null;

    private static (string? Canonical, bool IsListed) Of(string text) => Known.GetOrAdd(
        text, key => (SpdxExpression.Parse(key, out _)?.ToString(), string.Equals(SpdxList.FindLicence(key), key, StringComparison.Ordinal)));
}
