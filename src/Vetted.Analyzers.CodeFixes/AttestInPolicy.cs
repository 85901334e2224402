using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Analyzers.CodeFixes;

/// <summary>
/// Writes an attestation into the project's nearest <c>vetted.json</c> for a person to fill in: what protects (VET2001, VET2002) or what shows a practice (VET4001), by which
/// report, when, and who says so. Until it is filled the policy reader says so (VET9001) and it shows nothing. There is no fix for all occurrences: nobody attests in bulk.
/// </summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    LanguageNames.VisualBasic,
    Name = nameof(AttestInPolicy),
    DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) },
    DocumentExtensions = new[] { ".cs", ".vb", ".json", ".csproj", ".vbproj", ".props" })]
[Shared]
public sealed class AttestInPolicy : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.SafetyMissing, Rules.SafetyToolUnused, Rules.PracticeMissing);

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
            if (StubFor(diagnostic) is { } stub && PolicyEditor.AddAttestation(text.ToString(), stub, out _) is { } changed && changed != text.ToString())
            {
                var what = stub.Practice is { } practice ? $"what shows '{practice}'" : $"what protects ({stub.Category})";
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Declare {what} in {PolicyReader.FileName} (to fill in)",
                        _ => Task.FromResult(PolicyDocument.Write(policy, text, changed)),
                        equivalenceKey: nameof(AttestInPolicy) + ":" + diagnostic.Id + ":" + (stub.Practice ?? stub.Category)),
                    diagnostic);
            }
        }
    }

    // A practice needs no tool; its evidence may be a report, a link or a reason, of which a report is the usual one.
    private static Attestation? StubFor(Diagnostic diagnostic)
    {
        string? Property(string name) => diagnostic.Properties.TryGetValue(name, out var value) && value is { Length: > 0 } ? value : null;
        var place = new Place(PolicyReader.FileName, 0);
        return Property(FixProperties.Practice) is { } practice ? new Attestation { Practice = practice, Report = "", Date = "", By = "", Place = place }
            : Property(FixProperties.Attestable) is { } category ? new Attestation { Category = category, Tool = Property(FixProperties.Tool) ?? "", Version = "", Report = "", Date = "", By = "", Place = place }
            : null;
    }
}
