using System.Collections.Generic;

namespace Vetted.Catalog;

/// <summary>The class and kind of several licences that apply at once.</summary>
internal static class LicenceJudgement
{
    /// <summary>The strictest class; unknown where one is unknown or none is given.</summary>
    public static LicenceClass Class(AiCatalog catalog, IReadOnlyList<string> licences)
    {
        var strictest = licences.Count == 0 ? LicenceClass.Unknown : LicenceClass.Open;
        foreach (var id in licences)
        {
            var one = catalog.FindLicence(id)?.Class ?? LicenceClass.Unknown;
            strictest = Rank(one) > Rank(strictest) ? one : strictest;
        }

        return strictest;
    }

    /// <summary>The kind of the licence whose class is the strictest.</summary>
    public static LicenceKind Kind(AiCatalog catalog, IReadOnlyList<string> licences)
    {
        var strictest = Class(catalog, licences);
        foreach (var id in licences)
        {
            if (catalog.FindLicence(id) is { } licence && licence.Class == strictest)
            {
                return licence.Kind;
            }
        }

        return LicenceKind.Unknown;
    }

    private static int Rank(LicenceClass one) => one switch
    {
        LicenceClass.Open => 0,
        LicenceClass.HostedTerms => 1,
        LicenceClass.Restricted => 2,
        LicenceClass.NonCommercial => 3,
        _ => 4,
    };
}
