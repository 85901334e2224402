using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Vetted.Policy;

namespace Vetted.Analyzers;

/// <summary>Rules about the licences of models: allowed, known, obligations met, no conflict with declared facts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class ModelsMustHaveAllowedLicences : VettedAnalyzer
{
    private static readonly DiagnosticDescriptor ModelLicence = new(
        Rules.ModelLicence, Rules.Get(Rules.ModelLicence).Title, "{0}", "Licensing", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.ModelLicence).Why, helpLinkUri: Product.HelpLink(Rules.ModelLicence));

    private static readonly DiagnosticDescriptor ModelLicenceUnknown = new(
        Rules.ModelLicenceUnknown, Rules.Get(Rules.ModelLicenceUnknown).Title, "{0}", "Licensing", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.ModelLicenceUnknown).Why, helpLinkUri: Product.HelpLink(Rules.ModelLicenceUnknown));

    private static readonly DiagnosticDescriptor Obligation = new(
        Rules.Obligation, Rules.Get(Rules.Obligation).Title, "{0}", "Licensing", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.Obligation).Why, helpLinkUri: Product.HelpLink(Rules.Obligation));

    private static readonly DiagnosticDescriptor TermsConflict = new(
        Rules.TermsConflict, Rules.Get(Rules.TermsConflict).Title, "{0}", "Licensing", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.TermsConflict).Why, helpLinkUri: Product.HelpLink(Rules.TermsConflict));

    /// <summary>Creates the analyzer.</summary>
    public ModelsMustHaveAllowedLicences()
        : base(ModelLicence, ModelLicenceUnknown, Obligation, TermsConflict)
    {
    }
}
