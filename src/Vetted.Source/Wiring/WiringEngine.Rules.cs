using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vetted.Source.Wiring;

/// <summary>The rules that a pipeline is given where it is put around a client: in a lambda, or in what the locals it is handed begin with.</summary>
internal sealed partial class WiringEngine
{
    /// <summary>The members that are called without a condition among what a call is given, and whether there is more that is not seen here though none was found.</summary>
    /// <param name="call">A call of a wiring member.</param>
    public (HashSet<string> Members, bool IsOpen) RulesGiven(IInvocationOperation call)
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        var isOpen = false;
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var roots = new Stack<IOperation>();
        var arguments = _modelOf(call.Syntax.SyntaxTree)?.GetOperation(call.Syntax, _cancellationToken) is IInvocationOperation written ? written.Arguments : call.Arguments;
        foreach (var argument in arguments.Where(argument => !call.TargetMethod.IsExtensionMethod || argument.Parameter?.Ordinal != 0))
        {
            roots.Push(argument.Value);
        }

        while (roots.Count > 0)
        {
            var root = roots.Pop();
            foreach (var one in root.DescendantsAndSelf().Where(one => !IsUnderCondition(one, root)))
            {
                switch (one)
                {
                    case IInvocationOperation { TargetMethod: var method }:
                        members.Add(Names.FullName(method.ContainingType.OriginalDefinition) + "." + method.Name);
                        isOpen |= IsOwn(method);
                        break;
                    case IObjectCreationOperation { Type: { } made }:
                        members.Add(Names.FullName(made.OriginalDefinition) + ".#ctor");
                        break;
                    case ILocalReferenceOperation { Local: var local }:
                        isOpen = true;
                        if (seen.Add(local) && BeginningOf(local) is { } beginning)
                        {
                            roots.Push(beginning);
                        }

                        break;
                    case IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } }:
                        break;
                    case IParameterReferenceOperation or IMemberReferenceOperation:
                        isOpen = true;
                        break;
                }
            }
        }

        return (members, isOpen);
    }

    private static bool IsUnderCondition(IOperation one, IOperation root)
    {
        for (var outer = one; outer != root && outer.Parent is { } parent; outer = parent)
        {
            if (parent is IConditionalOperation or ILoopOperation or ISwitchOperation or ISwitchExpressionOperation or ITryOperation or ICoalesceOperation or IConditionalAccessOperation)
            {
                return true;
            }
        }

        return false;
    }

    // What a local is declared with, where nothing else is ever put into it.
    private IOperation? BeginningOf(ILocalSymbol local)
    {
        foreach (var reference in local.DeclaringSyntaxReferences)
        {
            if (_modelOf(reference.SyntaxTree)?.GetOperation(reference.GetSyntax(_cancellationToken), _cancellationToken) is IVariableDeclaratorOperation declarator)
            {
                IOperation whole = declarator;
                while (whole.Parent is { } parent)
                {
                    whole = parent;
                }

                var isAssigned = whole.Descendants().OfType<IAssignmentOperation>().Any(one => one.Target is ILocalReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Local, local));
                return isAssigned ? null : (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value;
            }
        }

        return null;
    }
}
