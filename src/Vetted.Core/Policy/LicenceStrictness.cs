using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;

namespace Vetted.Policy;

/// <summary>Class and kind of several licences that apply at once.</summary>
internal static class LicenceStrictness
{
    // A certain prohibition outweighs an unknown licence, and an unknown one outweighs everything that is allowed.
    private static readonly LicenceClass[] MildestFirst =
    {
        LicenceClass.Open, LicenceClass.HostedTerms, LicenceClass.Restricted, LicenceClass.Unknown, LicenceClass.NonCommercial,
    };

    /// <summary>The strictest of the licences; unknown where there is none.</summary>
    public static (LicenceClass Class, LicenceKind Kind) StrictestOf(IReadOnlyList<string> ids, AiCatalog catalog) => ids
        .Select(id => catalog.FindLicence(id))
        .Select(licence => licence is null ? (LicenceClass.Unknown, LicenceKind.Unknown) : (licence.Class, licence.Kind))
        .OrderByDescending(item => System.Array.IndexOf(MildestFirst, item.Item1))
        .Concat(new[] { (LicenceClass.Unknown, LicenceKind.Unknown) })
        .First();
}
