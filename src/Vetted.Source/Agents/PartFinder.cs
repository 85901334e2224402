using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>What an agent, tool or MCP server is called, and whether anybody is asked before the tool runs.</summary>
internal sealed class PartFinder
{
    private readonly AgentIndex _index;
    private readonly CancellationToken _cancellationToken;

    public PartFinder(AgentIndex index, CancellationToken cancellationToken)
    {
        _index = index;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The name of what a call, creation or attribute makes.</summary>
    /// <param name="api">The catalog's row.</param>
    /// <param name="call">The call, or the creation inside an attribute.</param>
    public static string Name(AgentApi api, IOperation call)
    {
        var arguments = call switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => default,
        };
        foreach (var name in api.NamedBy)
        {
            var given = arguments.IsDefault ? null : arguments.FirstOrDefault(argument => argument.Parameter?.Name == name && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value;
            given ??= Initialised(call, name);
            if (given?.ConstantValue is { HasValue: true, Value: string { Length: > 0 } text })
            {
                return text;
            }
        }

        // Options created on the spot carry the name: new AIFunctionFactoryOptions { Name = "search" }.
        foreach (var argument in arguments.IsDefault ? Enumerable.Empty<IOperation>() : arguments.Select(argument => Unwrapped(argument.Value)))
        {
            foreach (var name in api.NamedBy)
            {
                if (Initialised(argument, name)?.ConstantValue is { HasValue: true, Value: string { Length: > 0 } text })
                {
                    return text;
                }
            }

            if (api.Part is "tool" or "mcp-tool" && Method(argument) is { } method)
            {
                return method;
            }
        }

        return Declared(call) ?? Assigned(call) ?? (call is IObjectCreationOperation { Type: { } type } ? type.Name : (call as IInvocationOperation)?.TargetMethod.Name ?? "");
    }

    /// <summary>Whether somebody is asked before a call of a tool runs.</summary>
    public ToolApproval Approval(AgentApi api, IOperation call)
    {
        if (Initialised(call, "ApprovalMode") is { } mode)
        {
            return Names.Last(mode.Syntax.ToString()) switch
            {
                "AlwaysRequire" or "RequireSpecific" => ToolApproval.Asked,
                "NeverRequire" => ToolApproval.Automatic,
                _ => ToolApproval.CannotTell,
            };
        }

        return !api.RunsUnasked ? ToolApproval.CannotTell : IsWrapped(call) ? ToolApproval.Asked : ToolApproval.NotAsked;
    }

    // new ApprovalRequiredAIFunction(AIFunctionFactory.Create(…)), or the same over a variable, or over each tool of an MCP client.
    private bool IsWrapped(IOperation call)
    {
        for (var outer = call.Parent; outer is IArgumentOperation or IConversionOperation or IObjectCreationOperation; outer = outer.Parent)
        {
            if (outer is IObjectCreationOperation { Constructor: { } constructor } && _index.Find(constructor) is { Part: "approval" })
            {
                return true;
            }
        }

        var target = Target(call);
        var member = MemberSyntax.Enclosing(call.Syntax);
        foreach (var node in member.DescendantNodes())
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (IsApproval(node) && call.SemanticModel?.GetOperation(node, _cancellationToken) is IObjectCreationOperation { Constructor: { } constructor } creation
                && _index.Find(constructor) is { Part: "approval" })
            {
                var wrapped = creation.Arguments.Select(argument => Unwrapped(argument.Value)).FirstOrDefault();
                if (target is not null ? SymbolEqualityComparer.Default.Equals(target, Symbol(wrapped)) : wrapped is IParameterReferenceOperation)
                {
                    return true;
                }

                if (wrapped is IParameterReferenceOperation && IsListed(target, creation))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // tools.Select(tool => new ApprovalRequiredAIFunction(tool)): the list that the lambda's call is made on.
    private static bool IsListed(ISymbol? target, IOperation creation)
    {
        for (var outer = creation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IInvocationOperation invocation)
            {
                return target is null || invocation.Descendants().Any(part => SymbolEqualityComparer.Default.Equals(target, Symbol(part)));
            }
        }

        return false;
    }

    private bool IsApproval(SyntaxNode node) => node.ChildTokens().Any(token => token.RawKind is SyntaxShapes.CSharpNewKeyword or SyntaxShapes.BasicNewKeyword)
        && node.DescendantTokens().Take(8).Any(token => SyntaxShapes.IsIdentifier(token) && _index.IsApprovalName(token.ValueText));

    private static IOperation? Initialised(IOperation call, string property)
    {
        var initialiser = (Unwrapped(call) as IObjectCreationOperation)?.Initializer;
        return initialiser?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation target && target.Property.Name == property)?.Value is { } value ? Unwrapped(value) : null;
    }

    private static string? Method(IOperation value) => value switch
    {
        IDelegateCreationOperation { Target: IMethodReferenceOperation reference } => reference.Method.Name,
        IMethodReferenceOperation reference => reference.Method.Name,
        _ => null,
    };

    // An attribute stands on the method it names.
    private static string? Declared(IOperation call) =>
        call.Parent is IAttributeOperation attribute && attribute.Syntax.Parent?.Parent is { } declaration && call.SemanticModel?.GetDeclaredSymbol(declaration) is { } symbol ? symbol.Name : null;

    private static string? Assigned(IOperation call) => Target(call)?.Name;

    private static ISymbol? Target(IOperation call)
    {
        for (var outer = call.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case IVariableDeclaratorOperation declarator:
                    return declarator.Symbol;
                case IAssignmentOperation assignment:
                    return Source.Assignment.TargetOf(assignment);
                case IFieldInitializerOperation field:
                    return field.InitializedFields.FirstOrDefault();
                case IPropertyInitializerOperation property:
                    return property.InitializedProperties.FirstOrDefault();
                case IConversionOperation or IVariableInitializerOperation or IAwaitOperation or IVariableDeclarationOperation:
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static ISymbol? Symbol(IOperation? value) => value switch
    {
        ILocalReferenceOperation local => local.Local,
        IMemberReferenceOperation member => member.Member,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static IOperation Unwrapped(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
