using System;
using System.Collections.Generic;
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

/// <summary>
/// Puts a moderation middleware before the model (VET2001, VET2003): into the client's pipeline where it has one, else around the client. The middleware is a small
/// class that the fix adds to the project. Offered only where the result compiles: the project has a moderation API, and nobody sees another type afterwards.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddModeration))]
[Shared]
public sealed class AddModeration : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.SafetyMissing, Rules.ClientNotWired);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => Everywhere.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Location.IsInSource && IsAboutContent(diagnostic) && await Find(context.Document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false) is { } site)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        site.IsPipeline ? "Add moderation to the client's pipeline" : "Wrap the client in moderation",
                        cancellation => Apply(context.Document, new[] { diagnostic.Location.SourceSpan }, cancellation),
                        equivalenceKey: nameof(AddModeration)),
                    diagnostic);
            }
        }
    }

    // The same rules speak of privacy, evaluation and more, which no moderation gives.
    private static bool IsAboutContent(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(FixProperties.Category, out var category) && category == "content-safety";

    private static async Task<(SyntaxNode Node, bool IsPipeline)?> Find(Document document, TextSpan span, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || !ModerationClass.CanCompile(model.Compilation))
        {
            return null;
        }

        return GuardSite.Pipeline(root, span, model, cancellation) is { } pipeline ? (pipeline, true)
            : GuardSite.Client(root, span, model, cancellation) is { } client ? (client, false)
            : null;
    }

    private static async Task<Solution> Apply(Document document, IEnumerable<TextSpan> spans, CancellationToken cancellation)
    {
        var sites = new Dictionary<SyntaxNode, bool>();
        foreach (var span in spans)
        {
            if (await Find(document, span, cancellation).ConfigureAwait(false) is { } site && !sites.ContainsKey(site.Node))
            {
                sites.Add(site.Node, site.IsPipeline);
            }
        }

        // A condition whose arms are clients is wrapped once, as a whole.
        var inner = sites.Keys.Where(node => sites.Keys.Any(other => other != node && other.Span.Contains(node.Span))).ToArray();
        Array.ForEach(inner, node => sites.Remove(node));
        if (sites.Count == 0)
        {
            return document.Project.Solution;
        }

        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var changed = root.ReplaceNodes(sites.Keys, (original, rewritten) => sites[original] ? WithUse((ExpressionSyntax)rewritten) : Wrapped((ExpressionSyntax)rewritten));
        return document.WithSyntaxRoot(ModerationClass.AddTo((CompilationUnitSyntax)changed, model.Compilation)).Project.Solution;
    }

    // The first middleware of a pipeline is the outermost: it sees what the user wrote and what the user will read.
    private static InvocationExpressionSyntax WithUse(ExpressionSyntax builder) => SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, builder.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName("Use")),
            SyntaxFactory.ParseArgumentList("(inner => new " + ModerationClass.Name + "(inner))"))
        .WithTrailingTrivia(builder.GetTrailingTrivia());

    private static ObjectCreationExpressionSyntax Wrapped(ExpressionSyntax client) => SyntaxFactory.ObjectCreationExpression(
            SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.IdentifierName(ModerationClass.Name),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(client.WithoutTrivia()))),
            null)
        .WithTriviaFrom(client);

    /// <summary>All at once: the places of a document together, and the class once a project.</summary>
    private sealed class Everywhere : FixAllProvider
    {
        public static readonly Everywhere Instance = new();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var solution = fixAllContext.Solution;
            foreach (var project in fixAllContext.Scope == FixAllScope.Solution ? solution.Projects : new[] { fixAllContext.Project })
            {
                foreach (var document in fixAllContext.Scope == FixAllScope.Document && fixAllContext.Document is { } one ? new[] { one } : project.Documents)
                {
                    var diagnostics = await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
                    var spans = diagnostics.Where(IsAboutContent).Select(diagnostic => diagnostic.Location.SourceSpan).ToArray();
                    if (spans.Length > 0 && solution.GetDocument(document.Id) is { } current)
                    {
                        solution = await Apply(current, spans, fixAllContext.CancellationToken).ConfigureAwait(false);
                    }
                }
            }

            return solution == fixAllContext.Solution ? null : CodeAction.Create("Add moderation everywhere", _ => Task.FromResult(solution), nameof(AddModeration));
        }
    }
}
