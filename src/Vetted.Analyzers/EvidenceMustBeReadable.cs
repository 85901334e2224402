using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Vetted.Policy;

namespace Vetted.Analyzers;

/// <summary>Rules about policy and evidence that cannot be read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class EvidenceMustBeReadable : VettedAnalyzer
{
    private static readonly DiagnosticDescriptor PolicyInvalid = new(
        Rules.PolicyInvalid, Rules.Get(Rules.PolicyInvalid).Title, "{0}", "Evidence", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.PolicyInvalid).Why, helpLinkUri: Product.HelpLink(Rules.PolicyInvalid));

    /// <summary>Creates the analyzer.</summary>
    public EvidenceMustBeReadable()
        : base(PolicyInvalid, EvidenceUnreadable)
    {
    }
}
