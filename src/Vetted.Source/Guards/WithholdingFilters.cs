using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vetted.Source;

/// <summary>
/// Filters that can withhold a call: a filter gets the rest of the pipeline as a delegate, and one that does not always invoke it decides. One that always
/// invokes it logs, measures or retries, and one that answers something else without asking anybody routes.
/// </summary>
internal static class WithholdingFilters
{
    private static readonly string[] AskingWords = { "approv", "permission", "permit", "allow", "confirm", "consent", "authoriz", "authoris", "ReadLine", "ReadKey" };

    /// <summary>The classes of a tree that implement one of the interfaces (by simple name, because the package may be missing) and can withhold a call.</summary>
    /// <param name="model">The tree.</param>
    /// <param name="interfaces">Simple names of the filter interfaces.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static IEnumerable<(INamedTypeSymbol Type, SyntaxToken Name)> In(SemanticModel model, ICollection<string> interfaces, CancellationToken cancellationToken)
    {
        foreach (var token in TreeTokens.Of(model.SyntaxTree, cancellationToken).All(model.SyntaxTree.GetRoot(cancellationToken), interfaces.Contains))
        {
            // The interface's name among the bases of a declaration.
            if (Declaring(token, model, cancellationToken) is { } type
                && type.GetMembers().OfType<IMethodSymbol>().Any(method => IsFilterMethod(method) && MayWithhold(method, model, cancellationToken)))
            {
                yield return (type, type.DeclaringSyntaxReferences.First(reference => reference.SyntaxTree == model.SyntaxTree).GetSyntax(cancellationToken).ChildTokens().First(SyntaxShapes.IsIdentifier));
            }
        }
    }

    private static INamedTypeSymbol? Declaring(SyntaxToken token, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var node = token.Parent; node is not null; node = node.Parent)
        {
            if (model.GetDeclaredSymbol(node, cancellationToken) is { } symbol)
            {
                return symbol is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type && type.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken) == node) ? type : null;
            }
        }

        return null;
    }

    private static bool IsFilterMethod(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, Parameters.Length: 2 } && method.Name.StartsWith("On", StringComparison.Ordinal) && method.Name.EndsWith("Async", StringComparison.Ordinal);

    private static bool MayWithhold(IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        var next = method.Parameters[1];
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not { } syntax || syntax.SyntaxTree != model.SyntaxTree
            || Body(syntax, model, cancellationToken) is not { } graph)
        {
            return false;
        }

        // Trying one service after another withholds nothing, though a loop may have no rounds.
        if (IsOnlyInLoops(graph.OriginalOperation, next))
        {
            return false;
        }

        // Can the end be reached without the delegate? Blocks that mention it are closed.
        var seen = new HashSet<int>();
        var open = new Stack<BasicBlock>();
        open.Push(graph.Blocks[0]);
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var block = open.Pop();
            if (!seen.Add(block.Ordinal) || Mentions(block, next))
            {
                continue;
            }

            // A refusal is one by itself; a filter that quietly answers something else may only route, and has to ask somebody.
            if (IsRefusal(block) || (block.Kind == BasicBlockKind.Exit && Asks(syntax)))
            {
                return true;
            }

            foreach (var branch in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
            {
                if (branch?.Destination is { } destination)
                {
                    open.Push(destination);
                }
            }
        }

        return false;
    }

    private static bool Asks(SyntaxNode method) => (method.ChildNodes().Any() ? method : method.Parent ?? method).DescendantTokens()
        .Any(token => SyntaxShapes.IsIdentifier(token) && Array.Exists(AskingWords, word => token.ValueText.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));

    private static bool IsOnlyInLoops(IOperation body, IParameterSymbol next)
    {
        var mentions = body.Descendants().Where(operation => operation is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, next)).ToArray();
        return mentions.Length > 0 && Array.TrueForAll(mentions, mention =>
        {
            for (var outer = mention.Parent; outer is not null; outer = outer.Parent)
            {
                if (outer is ILoopOperation)
                {
                    return true;
                }
            }

            return false;
        });
    }

    private static ControlFlowGraph? Body(SyntaxNode syntax, SemanticModel model, CancellationToken cancellationToken)
    {
        // In Visual Basic the declaration is the statement that begins the block.
        foreach (var node in new[] { syntax, syntax.Parent })
        {
            if (node is not null && model.GetOperation(node, cancellationToken) is IMethodBodyOperation or IBlockOperation { Parent: null })
            {
                return ControlFlowGraph.Create(node, model, cancellationToken);
            }
        }

        return null;
    }

    private static bool Mentions(BasicBlock block, IParameterSymbol next) =>
        block.Operations.Concat(block.BranchValue is { } value ? new[] { value } : Array.Empty<IOperation>())
            .SelectMany(operation => operation.DescendantsAndSelf())
            .Any(operation => operation is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, next));

    // An exception about an argument is a mistake of the caller and decides nothing.
    private static bool IsRefusal(BasicBlock block) =>
        block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Throw
        && block.BranchValue?.Type?.Name.StartsWith("Argument", StringComparison.Ordinal) != true
        && block.BranchValue?.DescendantsAndSelf().OfType<IObjectCreationOperation>().FirstOrDefault()?.Type?.Name.StartsWith("Argument", StringComparison.Ordinal) != true;
}
