using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Vetted.Policy;

namespace Vetted.Analyzers;

/// <summary>Rules about packages: their licence, whether it can be told, whether the catalog knows them, and the weights they bring.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class PackagesMustHaveAllowedLicences : VettedAnalyzer
{
    private static readonly DiagnosticDescriptor PackageLicence = new(
        Rules.PackageLicence, Rules.Get(Rules.PackageLicence).Title, "{0}", "Licensing", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.PackageLicence).Why, helpLinkUri: Product.HelpLink(Rules.PackageLicence));

    private static readonly DiagnosticDescriptor PackageLicenceUnknown = new(
        Rules.PackageLicenceUnknown, Rules.Get(Rules.PackageLicenceUnknown).Title, "{0}", "Licensing", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.PackageLicenceUnknown).Why, helpLinkUri: Product.HelpLink(Rules.PackageLicenceUnknown));

    private static readonly DiagnosticDescriptor PackageNotCatalogued = new(
        Rules.PackageNotCatalogued, Rules.Get(Rules.PackageNotCatalogued).Title, "{0}", "SupplyChain", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.PackageNotCatalogued).Why, helpLinkUri: Product.HelpLink(Rules.PackageNotCatalogued));

    private static readonly DiagnosticDescriptor PackageBringsWeights = new(
        Rules.PackageBringsWeights, Rules.Get(Rules.PackageBringsWeights).Title, "{0}", "SupplyChain", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.PackageBringsWeights).Why, helpLinkUri: Product.HelpLink(Rules.PackageBringsWeights));

    /// <summary>Creates the analyzer.</summary>
    public PackagesMustHaveAllowedLicences()
        : base(PackageLicence, PackageLicenceUnknown, PackageNotCatalogued, PackageBringsWeights)
    {
    }
}
