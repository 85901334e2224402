using Vetted.Catalog;

namespace Vetted.Tool;

/// <summary>Colours as SGR numbers; a colour only repeats what the word beside it says.</summary>
internal static class Colours
{
    public const int Bold = 1;
    public const int Quiet = 90;

    public static int Of(LicenceClass licenceClass) => licenceClass switch
    {
        LicenceClass.Open => 32,
        LicenceClass.Restricted => 33,
        LicenceClass.NonCommercial => 31,
        LicenceClass.HostedTerms => 36,
        _ => Quiet,
    };
}
