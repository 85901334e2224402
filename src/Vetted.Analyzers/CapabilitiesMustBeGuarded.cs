using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Vetted.Policy;

namespace Vetted.Analyzers;

/// <summary>Rules about safety: what AI does here must be guarded by a vetted tool that is really used.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class CapabilitiesMustBeGuarded : VettedAnalyzer
{
    private static readonly DiagnosticDescriptor SafetyMissing = new(
        Rules.SafetyMissing, Rules.Get(Rules.SafetyMissing).Title, "{0}", "Safety", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.SafetyMissing).Why, helpLinkUri: Product.HelpLink(Rules.SafetyMissing));

    private static readonly DiagnosticDescriptor SafetyToolUnused = new(
        Rules.SafetyToolUnused, Rules.Get(Rules.SafetyToolUnused).Title, "{0}", "Safety", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.SafetyToolUnused).Why, helpLinkUri: Product.HelpLink(Rules.SafetyToolUnused));

    private static readonly DiagnosticDescriptor ClientNotWired = new(
        Rules.ClientNotWired, Rules.Get(Rules.ClientNotWired).Title, "{0}", "Safety", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.ClientNotWired).Why, helpLinkUri: Product.HelpLink(Rules.ClientNotWired));

    private static readonly DiagnosticDescriptor SafetyToolNotVetted = new(
        Rules.SafetyToolNotVetted, Rules.Get(Rules.SafetyToolNotVetted).Title, "{0}", "Safety", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.SafetyToolNotVetted).Why, helpLinkUri: Product.HelpLink(Rules.SafetyToolNotVetted));

    private static readonly DiagnosticDescriptor ToolsWithoutApproval = new(
        Rules.ToolsWithoutApproval, Rules.Get(Rules.ToolsWithoutApproval).Title, "{0}", "Safety", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.ToolsWithoutApproval).Why, helpLinkUri: Product.HelpLink(Rules.ToolsWithoutApproval));

    /// <summary>Creates the analyzer.</summary>
    public CapabilitiesMustBeGuarded()
        : base(SafetyMissing, SafetyToolUnused, ClientNotWired, SafetyToolNotVetted, ToolsWithoutApproval)
    {
    }
}
