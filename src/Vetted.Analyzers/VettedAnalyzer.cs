using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Vetted.Analyzers;

/// <summary>
/// The ceremony of all rules, once: reads the facts file, registers nothing in a project without AI, and shows of the shared evaluation the findings of
/// the derived class's rules, each at its place.
/// </summary>
public abstract class VettedAnalyzer : DiagnosticAnalyzer
{
    private protected static readonly DiagnosticDescriptor EvidenceUnreadable = new(
        Policy.Rules.EvidenceUnreadable, Policy.Rules.Get(Policy.Rules.EvidenceUnreadable).Title, "{0}", "Evidence", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: Policy.Rules.Get(Policy.Rules.EvidenceUnreadable).Why, helpLinkUri: Product.HelpLink(Policy.Rules.EvidenceUnreadable));

    private readonly ImmutableArray<DiagnosticDescriptor> _rules;

    /// <summary>Creates an analyzer that shows the findings of some rules.</summary>
    private protected VettedAnalyzer(params DiagnosticDescriptor[] rules)
    {
        _rules = rules.ToImmutableArray();

        // `dotnet format` runs no analyzer of which all rules stand in WarningsNotAsErrors, as the advisory ones do under TreatWarningsAsErrors. This one never stands there; who does not
        // own it never reports it.
        SupportedDiagnostics = rules.Contains(EvidenceUnreadable) ? _rules : _rules.Add(EvidenceUnreadable);
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        // Generated code calls models too (Razor, source generators); where a #line maps it, it is the user's own line.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        var files = ProjectFiles.Of(context.Options, file => context.TryGetValue(file, ProjectFiles.FactsProvider, out var read) ? read : null);
        if (files.FactsError is { } error)
        {
            if (Descriptor(Policy.Rules.EvidenceUnreadable) is { } unreadable)
            {
                context.RegisterAdditionalFileAction(file =>
                {
                    if (file.AdditionalFile == files.FactsFile)
                    {
                        file.ReportDiagnostic(Diagnostic.Create(unreadable, Location.None, error));
                    }
                });
            }

            return;
        }

        if (files.Facts is not { IsActive: true })
        {
            return;
        }

        var project = ProjectEvaluation.Of(context.Compilation, files);
        context.RegisterSemanticModelAction(tree =>
        {
            foreach (var shown in project.In(tree.SemanticModel.SyntaxTree, tree.CancellationToken))
            {
                if (Descriptor(shown.Rule) is { } rule)
                {
                    tree.ReportDiagnostic(shown.With(rule));
                }
            }
        });
        context.RegisterAdditionalFileAction(file =>
        {
            foreach (var shown in project.In(file.AdditionalFile, file.CancellationToken))
            {
                if (Descriptor(shown.Rule) is { } rule)
                {
                    file.ReportDiagnostic(shown.With(rule));
                }
            }
        });
    }

    private DiagnosticDescriptor? Descriptor(string rule) => _rules.FirstOrDefault(one => one.Id == rule);
}
