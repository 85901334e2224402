using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Vetted.Policy;

namespace Vetted.Analyzers;

/// <summary>Rules about governance: the lock, practices and exceptions.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class DecisionsMustBeCurrent : VettedAnalyzer
{
    private static readonly DiagnosticDescriptor LockDrift = new(
        Rules.LockDrift, Rules.Get(Rules.LockDrift).Title, "{0}", "SupplyChain", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.LockDrift).Why, helpLinkUri: Product.HelpLink(Rules.LockDrift));

    private static readonly DiagnosticDescriptor PracticeMissing = new(
        Rules.PracticeMissing, Rules.Get(Rules.PracticeMissing).Title, "{0}", "Governance", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.PracticeMissing).Why, helpLinkUri: Product.HelpLink(Rules.PracticeMissing));

    private static readonly DiagnosticDescriptor ExceptionExpired = new(
        Rules.ExceptionExpired, Rules.Get(Rules.ExceptionExpired).Title, "{0}", "Governance", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.ExceptionExpired).Why, helpLinkUri: Product.HelpLink(Rules.ExceptionExpired));

    private static readonly DiagnosticDescriptor ExceptionUnused = new(
        Rules.ExceptionUnused, Rules.Get(Rules.ExceptionUnused).Title, "{0}", "Governance", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.ExceptionUnused).Why, helpLinkUri: Product.HelpLink(Rules.ExceptionUnused));

    /// <summary>Creates the analyzer.</summary>
    public DecisionsMustBeCurrent()
        : base(LockDrift, PracticeMissing, ExceptionExpired, ExceptionUnused)
    {
    }
}
