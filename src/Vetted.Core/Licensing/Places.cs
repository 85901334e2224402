using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Licensing;

/// <summary>Territories as licences and policies name them: ISO 3166 codes, the European Union, the European Economic Area, the world.</summary>
internal static class Places
{
    // The members of 2020-02-01 and later: https://european-union.europa.eu/principles-countries-history/eu-countries_en
    private static readonly string[] Union =
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    };

    /// <summary>True where a declared place lies in, or holds, one of the others; false where none does; null where nothing was declared.</summary>
    public static bool? Overlap(IReadOnlyList<string>? declared, IReadOnlyList<string> places)
    {
        if (declared is null)
        {
            return null;
        }

        var wanted = new HashSet<string>(places.SelectMany(Members), StringComparer.OrdinalIgnoreCase);
        return declared.Any(place => string.Equals(place, "worldwide", StringComparison.OrdinalIgnoreCase) || Members(place).Any(wanted.Contains));
    }

    private static IEnumerable<string> Members(string place) => place.ToUpperInvariant() switch
    {
        "EU" => Union,
        "EEA" => Union.Concat(new[] { "IS", "LI", "NO" }),
        "UK" => new[] { "GB" },
        "EL" => new[] { "GR" },
        _ => new[] { place },
    };
}
