using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Vetted.Analyzers.CodeFixes;

/// <summary>Where a guard can be put around the client that a diagnostic is about.</summary>
internal static class GuardSite
{
    private const string ChatClient = "Microsoft.Extensions.AI.IChatClient";
    private const string Builder = "Microsoft.Extensions.AI.ChatClientBuilder";

    /// <summary>The expression that first gives a pipeline's builder in the chain around a place; null where there is none.</summary>
    public static ExpressionSyntax? Pipeline(SyntaxNode root, TextSpan span, SemanticModel model, CancellationToken cancellation)
    {
        var builder = model.Compilation.GetTypeByMetadataName(Builder);
        return builder is null ? null : Chain(root, span).FirstOrDefault(expression => IsCall(expression) && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(expression, cancellation).Type, builder))
            ?? Outer(root, span).FirstOrDefault(expression => SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(expression, cancellation).Type, builder));
    }

    /// <summary>The client around a place that can be wrapped without changing the type that others see; null where there is none.</summary>
    public static ExpressionSyntax? Client(SyntaxNode root, TextSpan span, SemanticModel model, CancellationToken cancellation)
    {
        var wanted = model.Compilation.GetTypeByMetadataName(ChatClient);
        return wanted is null ? null : Chain(root, span).LastOrDefault(expression =>
        {
            var type = model.GetTypeInfo(expression, cancellation);
            return SymbolEqualityComparer.Default.Equals(type.ConvertedType, wanted) && !IsWrapped(expression) && expression.Parent is not MemberAccessExpressionSyntax;
        });
    }

    // From the place outwards, as long as it is the same fluent chain: receiver, call, receiver of the next call.
    private static System.Collections.Generic.IEnumerable<ExpressionSyntax> Chain(SyntaxNode root, TextSpan span)
    {
        var node = root.FindNode(span, getInnermostNodeForTie: true);

        // A model's name is an argument of the call that makes the client.
        var expression = node.AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(one => one is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax);
        while (expression is not null)
        {
            yield return expression;
            expression = expression.Parent switch
            {
                MemberAccessExpressionSyntax access when access.Expression == expression && access.Parent is InvocationExpressionSyntax call => call,
                ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax => (ExpressionSyntax)expression.Parent,
                ConditionalExpressionSyntax conditional when conditional.Condition != expression => conditional,
                ArgumentSyntax { Parent: ArgumentListSyntax { Parent: ObjectCreationExpressionSyntax creation } } when creation.Type.ToString().EndsWith("ChatClientBuilder", System.StringComparison.Ordinal) => creation,
                _ => null,
            };
        }
    }

    // services.AddChatClient(sp => new OllamaApiClient(…)): the registration around the lambda gives the builder.
    private static System.Collections.Generic.IEnumerable<ExpressionSyntax> Outer(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).Ancestors().TakeWhile(one => one is not StatementSyntax and not MemberDeclarationSyntax || one is GlobalStatementSyntax).OfType<InvocationExpressionSyntax>();

    private static bool IsCall(ExpressionSyntax expression) => expression is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax;

    private static bool IsWrapped(ExpressionSyntax expression) =>
        expression.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: ObjectCreationExpressionSyntax creation } } && creation.Type.ToString().EndsWith(ModerationClass.Name, System.StringComparison.Ordinal);
}
