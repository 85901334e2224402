using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Vetted.Policy;

namespace Vetted.Analyzers;

/// <summary>A finding at one of its places.</summary>
/// <param name="Finding">What the evaluator says.</param>
/// <param name="Location">The place.</param>
/// <param name="Severity">Warning at the place that a console tells, info at every further one.</param>
/// <param name="Properties">What a code fix needs to know.</param>
internal sealed record ShownFinding(Finding Finding, Location Location, DiagnosticSeverity Severity, ImmutableDictionary<string, string?> Properties)
{
    /// <summary>The rule's id.</summary>
    public string Rule => Finding.Rule;

    /// <summary>The diagnostic, in the evaluator's own words; where a console tells it, with the number of further places.</summary>
    public Diagnostic With(DiagnosticDescriptor rule) =>
        Diagnostic.Create(rule, Location, Severity, additionalLocations: null, Properties, Severity == DiagnosticSeverity.Warning ? Finding.ConsoleMessage : Finding.Message);
}
