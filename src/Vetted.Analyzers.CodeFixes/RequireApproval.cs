using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vetted.Policy;

namespace Vetted.Analyzers.CodeFixes;

/// <summary>Wraps a function that a model can call so that a person is asked before it runs (VET2005).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequireApproval))]
[Shared]
public sealed class RequireApproval : CodeFixProvider
{
    private const string Wrapper = "Microsoft.Extensions.AI.ApprovalRequiredAIFunction";
    private const string Wrapped = "Microsoft.Extensions.AI.AIFunction";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.ToolsWithoutApproval);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        var changed = document;

        // From the end, so that what comes before keeps its place.
        foreach (var span in diagnostics.Select(diagnostic => diagnostic.Location.SourceSpan).OrderByDescending(span => span.Start))
        {
            changed = await Apply(changed, span, context.CancellationToken).ConfigureAwait(false);
        }

        return changed;
    });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Location.IsInSource && await Find(context.Document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false) is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Ask a person before this function runs", cancellation => Apply(context.Document, diagnostic.Location.SourceSpan, cancellation), equivalenceKey: nameof(RequireApproval)),
                    diagnostic);
            }
        }
    }

    // The expression that makes the function, where the wrapper exists and nothing wraps it yet.
    private static async Task<ExpressionSyntax?> Find(Document document, TextSpan span, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (model?.Compilation.GetTypeByMetadataName(Wrapper) is not { } wrapper || model.Compilation.GetTypeByMetadataName(Wrapped) is not { } wrapped
            || root!.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
        {
            return null;
        }

        var type = model.GetTypeInfo(call, cancellation);
        var isFunction = type.Type is { } own && model.Compilation.ClassifyConversion(own, wrapped) is { IsImplicit: true };
        var isKept = type.ConvertedType is { } seen && model.Compilation.ClassifyConversion(wrapper, seen) is { IsImplicit: true };
        return isFunction && isKept && call.Parent is not MemberAccessExpressionSyntax and not ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "ApprovalRequiredAIFunction" } } } ? call : null;
    }

    private static async Task<Document> Apply(Document document, TextSpan span, CancellationToken cancellation)
    {
        if (await Find(document, span, cancellation).ConfigureAwait(false) is not { } call)
        {
            return document;
        }

        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;

        // The namespace may be imported globally or not at all.
        var isVisible = model.LookupNamespacesAndTypes(call.SpanStart, name: "ApprovalRequiredAIFunction").Any();
        var name = SyntaxFactory.ParseName(isVisible ? "ApprovalRequiredAIFunction" : Wrapper);
        var creation = SyntaxFactory.ObjectCreationExpression(
                SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                name,
                SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(call.WithoutTrivia()))),
                null)
            .WithTriviaFrom(call);
        return document.WithSyntaxRoot(root.ReplaceNode(call, creation));
    }
}
