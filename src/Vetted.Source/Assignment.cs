using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vetted.Source;

/// <summary>Finds the assignment whose target a name is.</summary>
internal static class Assignment
{
    /// <summary>The assignment to the symbol at a name, or null where the name is only read.</summary>
    public static IAssignmentOperation? Of(SemanticModel model, SyntaxNode name, ISymbol symbol, CancellationToken cancellationToken)
    {
        var assignment = At(model, name, cancellationToken);
        return assignment is not null && SymbolEqualityComparer.Default.Equals(TargetOf(assignment)?.OriginalDefinition, symbol.OriginalDefinition) ? assignment : null;
    }

    /// <summary>The assignment of which a name is the (last part of the) target, or null.</summary>
    public static IAssignmentOperation? At(SemanticModel model, SyntaxNode name, CancellationToken cancellationToken)
    {
        // Name, member access, assignment; one level more for an initialiser in Visual Basic.
        SyntaxNode? node = name;
        for (var level = 0; node is not null && level < 4; level++, node = node.Parent)
        {
            if (model.GetOperation(node, cancellationToken) is { } operation)
            {
                if (operation is IExpressionStatementOperation { Operation: IAssignmentOperation inner })
                {
                    operation = inner;
                }

                if (operation is IAssignmentOperation direct)
                {
                    return direct.Target.Syntax.Span.Contains(name.Span) ? direct : null;
                }

                if (operation.Parent is IAssignmentOperation assignment && assignment.Target == operation)
                {
                    return assignment;
                }

                if (operation is not (IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or IInvalidOperation))
                {
                    return null;
                }
            }
        }

        return null;
    }

    /// <summary>The property, field, local or parameter that an assignment sets.</summary>
    public static ISymbol? TargetOf(IAssignmentOperation assignment) => assignment.Target switch
    {
        IMemberReferenceOperation member => member.Member,
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
