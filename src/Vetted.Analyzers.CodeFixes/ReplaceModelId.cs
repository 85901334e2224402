using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Vetted.Policy;

namespace Vetted.Analyzers.CodeFixes;

/// <summary>
/// Puts another model id in the place of one: the dated version that a floating alias stands for (VET3004), or the successor that the publisher of a retired model
/// names (VET3005). Only the id changes, so one fix serves both languages; it is offered only where the id stands in the source as it is.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, Name = nameof(ReplaceModelId))]
[Shared]
public sealed class ReplaceModelId : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.ModelFloats, Rules.ModelRetired);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (context.Document is SourceGeneratedDocument)
        {
            return;
        }

        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FixProperties.Current, out var current) && current is { Length: > 0 }
                && diagnostic.Properties.TryGetValue(FixProperties.Replacement, out var replacement) && replacement is { Length: > 0 }
                && IsWritten(diagnostic.Location)
                && SpanOf(text, diagnostic.Location.SourceSpan, current) is { } span)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        (diagnostic.Id == Rules.ModelFloats ? "Pin to '" : "Replace with '") + replacement + "'",
                        cancellation => Replace(context.Document, span, replacement, cancellation),
                        equivalenceKey: diagnostic.Id),
                    diagnostic);
            }
        }
    }

    // What a generator made of a Razor page or another file is not what a person changes.
    private static bool IsWritten(Location location) => !location.GetMappedLineSpan().HasMappedPath;

    // The id may stand inside a longer literal; where it stands twice, nobody knows which is meant.
    private static TextSpan? SpanOf(SourceText text, TextSpan place, string id)
    {
        var source = text.ToString(place);
        var at = source.IndexOf(id, System.StringComparison.Ordinal);
        return at < 0 || source.IndexOf(id, at + 1, System.StringComparison.Ordinal) >= 0 ? null : new TextSpan(place.Start + at, id.Length);
    }

    private static async Task<Document> Replace(Document document, TextSpan span, string replacement, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(new TextChange(span, replacement)));
    }
}
