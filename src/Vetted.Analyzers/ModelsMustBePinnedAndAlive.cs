using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Vetted.Policy;

namespace Vetted.Analyzers;

/// <summary>Rules about which model answers: pinned, not retired, from an allowed provider.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class ModelsMustBePinnedAndAlive : VettedAnalyzer
{
    private static readonly DiagnosticDescriptor ModelFloats = new(
        Rules.ModelFloats, Rules.Get(Rules.ModelFloats).Title, "{0}", "SupplyChain", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.ModelFloats).Why, helpLinkUri: Product.HelpLink(Rules.ModelFloats));

    private static readonly DiagnosticDescriptor ModelRetired = new(
        Rules.ModelRetired, Rules.Get(Rules.ModelRetired).Title, "{0}", "SupplyChain", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.ModelRetired).Why, helpLinkUri: Product.HelpLink(Rules.ModelRetired));

    private static readonly DiagnosticDescriptor Provider = new(
        Rules.Provider, Rules.Get(Rules.Provider).Title, "{0}", "SupplyChain", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Rules.Get(Rules.Provider).Why, helpLinkUri: Product.HelpLink(Rules.Provider));

    /// <summary>Creates the analyzer.</summary>
    public ModelsMustBePinnedAndAlive()
        : base(ModelFloats, ModelRetired, Provider)
    {
    }
}
