using System;
using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Analyzers.CodeFixes;

/// <summary>
/// Writes an exception for a finding into the project's nearest <c>vetted.json</c>, with reason and owner left empty: until a person fills them the policy reader says so
/// (VET9001) and the exception accepts nothing. It comes with a last day, three months ahead by the clock of the editor; the answer to a click may know
/// the day, a diagnostic may not. There is no fix for all occurrences, so that neither an editor nor <c>dotnet format</c> accepts in bulk.
/// </summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    LanguageNames.VisualBasic,
    Name = nameof(AcceptInPolicy),
    DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) },
    DocumentExtensions = new[] { ".cs", ".vb", ".json", ".csproj", ".vbproj", ".props" })]
[Shared]
public sealed class AcceptInPolicy : CodeFixProvider
{
    private const int MonthsAhead = 3;
    private readonly Func<DateTime> _today;

    /// <summary>Creates the fix with the clock of this machine.</summary>
    [ImportingConstructor]
    public AcceptInPolicy()
        : this(() => DateTime.Today)
    {
    }

    /// <summary>Creates the fix with a clock.</summary>
    /// <param name="today">Says which day it is.</param>
    public AcceptInPolicy(Func<DateTime> today) => _today = today;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = FixProperties.AcceptableRules;

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (PolicyDocument.Nearest(context.TextDocument.Project) is not { } policy)
        {
            return;
        }

        var text = await policy.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FixProperties.Subject, out var subject) && subject is { Length: > 0 }
                && WithException(text.ToString(), diagnostic.Id, subject) is { } changed)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Accept '{subject}' in {PolicyReader.FileName} (reason and owner to fill in)",
                        cancellation => Task.FromResult(PolicyDocument.Write(policy, text, changed)),
                        equivalenceKey: nameof(AcceptInPolicy) + ":" + diagnostic.Id + ":" + subject),
                    diagnostic);
            }
        }
    }

    // Null where the file cannot be read or has this exception already.
    private string? WithException(string text, string rule, string subject)
    {
        var exception = new AcceptedFinding
        {
            Rule = rule,
            Subject = subject,
            Reason = "",
            Owner = "",
            Expires = _today().AddMonths(MonthsAhead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Place = new Place(PolicyReader.FileName, 0),
        };
        var changed = PolicyEditor.AddExceptions(text, new[] { exception }, out _);
        return changed == text ? null : changed;
    }
}
