using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Vetted.Catalog;

namespace Vetted.Licensing;

/// <summary>The SPDX licence list: ids with their proper spelling, what is deprecated and by what it was replaced, what the Open Source Initiative approved.</summary>
public static class SpdxList
{
    private const string Licences = "spdx-licences";
    private const string Exceptions = "spdx-exceptions";

    /// <summary>The version of the list inside this assembly.</summary>
    public const string Version = "3.28.0";

    /// <summary>All licence ids, sorted.</summary>
    public static IReadOnlyList<string> LicenceIds => AiCatalog.Shared.Keys(Licences);

    /// <summary>All exception ids, sorted.</summary>
    public static IReadOnlyList<string> ExceptionIds => AiCatalog.Shared.Keys(Exceptions);

    /// <summary>The id as the list spells it (letter case does not matter), or null for one that is not on the list.</summary>
    public static string? FindLicence(string id) => AiCatalog.Shared.Entry(Licences, id)?.GetString("id");

    /// <summary>The exception's id as the list spells it (letter case does not matter), or null for one that is not on the list.</summary>
    public static string? FindException(string id) => AiCatalog.Shared.Entry(Exceptions, id)?.GetString("id");

    /// <summary>The licence's name; null for an id that is not on the list.</summary>
    public static string? NameOf(string id) => AiCatalog.Shared.Entry(Licences, id)?.GetString("name");

    /// <summary>True for an id the list marks as approved by the Open Source Initiative.</summary>
    public static bool IsOsiApproved(string id) => AiCatalog.Shared.Entry(Licences, id)?.GetBoolean("osi") ?? false;

    /// <summary>True for an id the list keeps for old documents only.</summary>
    public static bool IsDeprecated(string id) => AiCatalog.Shared.Entry(Licences, id)?.GetBoolean("deprecated") ?? false;

    /// <summary>The expression that says the same as a deprecated id today; null for an id that is not deprecated or has no exact successor.</summary>
    public static string? SuccessorOf(string id) => AiCatalog.Shared.Entry(Licences, id)?.GetString("now");

    /// <summary>
    /// The later versions of a licence on the list, e.g. <c>MPL-2.0</c> for <c>MPL-1.1</c>; deprecated ids are left out. Only ids that differ in a dotted
    /// version number are versions of each other: BSD-3-Clause is no later version of BSD-2-Clause.
    /// </summary>
    public static IReadOnlyList<string> LaterVersionsOf(string id)
    {
        if (Split(id) is not { } own)
        {
            return Array.Empty<string>();
        }

        return LicenceIds
            .Where(other => other.StartsWith(own.Family, StringComparison.OrdinalIgnoreCase) && !IsDeprecated(other)
                && Split(other) is { } candidate && candidate.Tail == own.Tail && !candidate.IsOrLater
                && string.Equals(candidate.Family, own.Family, StringComparison.OrdinalIgnoreCase)
                && Compare(candidate.Version, own.Version) > 0)
            .ToArray();
    }

    // GPL-2.0-or-later: family "GPL-", version 2.0, no rest; CC-BY-3.0-AU: family "CC-BY-", version 3.0, rest "-AU".
    private static (string Family, int[] Version, string Tail, bool IsOrLater)? Split(string id)
    {
        for (var i = 1; i < id.Length; i++)
        {
            if (id[i - 1] != '-' || !IsDigit(id[i]))
            {
                continue;
            }

            var end = i;
            while (end < id.Length && (IsDigit(id[end]) || id[end] == '.'))
            {
                end++;
            }

            var version = id.Substring(i, end - i);
            if (version.IndexOf('.') < 0 || (end < id.Length && id[end] is not ('-' or '+')))
            {
                continue;
            }

            var rest = id.Substring(end);
            var isOrLater = rest == "+" || rest.EndsWith("-or-later", StringComparison.OrdinalIgnoreCase);
            rest = Without(Without(Without(rest, "-or-later"), "-only"), "+");
            return (id.Substring(0, i), version.Split('.').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray(), rest, isOrLater);
        }

        return null;
    }

    private static string Without(string text, string end) =>
        text.EndsWith(end, StringComparison.OrdinalIgnoreCase) ? text.Substring(0, text.Length - end.Length) : text;

    private static int Compare(int[] left, int[] right)
    {
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var order = (i < left.Length ? left[i] : 0).CompareTo(i < right.Length ? right[i] : 0);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
