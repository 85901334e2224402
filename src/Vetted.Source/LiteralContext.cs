using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>How a literal stands where no sink was seen.</summary>
/// <param name="Form">As in <see cref="ModelReference.Form"/>.</param>
/// <param name="Use">How the model stands here.</param>
/// <param name="IsSlot">True where the place is called a model, so that ambiguous words count.</param>
/// <param name="List">The span of the list whose entry it is; empty where it is none.</param>
internal readonly record struct LiteralPlace(string Form, ModelUse Use, bool IsSlot, TextSpan List = default);

/// <summary>Reads the surroundings of a literal: what it is assigned to, compared with, listed among.</summary>
internal sealed class LiteralContext
{
    private static readonly HashSet<string> Comparisons = new(StringComparer.Ordinal)
    {
        "StartsWith", "EndsWith", "Contains", "Equals", "IndexOf", "LastIndexOf", "Compare", "CompareOrdinal", "ContainsKey", "Replace", "Split", "IsMatch", "Remove",
        "TrimStart", "TrimEnd", "TryGetValue",
    };

    private static readonly HashSet<string> Messages = new(StringComparer.Ordinal)
    {
        "SetTag", "AddTag", "SetBaggage", "AddBaggage", "SetAttribute", "Write", "WriteLine", "Log", "LogTrace", "LogDebug", "LogInformation", "LogWarning", "LogError", "LogCritical", "Debug", "Info", "Information", "Warn",
        "Warning", "Error", "Fatal", "Trace", "AppendLine", "Append", "MarkupLine", "Markup", "Fail", "Assert", "Description", "DisplayName", "Obsolete", "Equal",
        "NotEqual", "AreEqual", "Should", "Be", "True", "False", "InlineData", "DataRow", "TestCase",
    };

    private readonly SemanticModel _model;
    private readonly SinkIndex _sinks;
    private readonly CancellationToken _cancellationToken;

    public LiteralContext(SemanticModel model, SinkIndex sinks, CancellationToken cancellationToken)
    {
        _model = model;
        _sinks = sinks;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The place of a literal or of a text in an interpolated string.</summary>
    public LiteralPlace Of(SyntaxToken token)
    {
        var operation = OperationAt(token, _model, _cancellationToken);
        var place = operation is null ? Unbound(token, null) : Climb(operation, token);
        return IsAboutLicences(token) ? place with { Use = ModelUse.Mentioned, IsSlot = false } : place;
    }

    /// <summary>What a literal is in the code; null where nothing around it binds.</summary>
    public static IOperation? OperationAt(SyntaxToken token, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var node = token.Parent; node is not null; node = node.Parent)
        {
            if (model.GetOperation(node, cancellationToken) is { } operation)
            {
                return operation;
            }

            if (SyntaxShapes.IsArgument(node))
            {
                break;
            }
        }

        return null;
    }

    // LicenseType = "llama3.1", or a table of licences: the licence has the model's name.
    private bool IsAboutLicences(SyntaxToken token) =>
        NamesLicence(AssignedName(token)) || NamesLicence(_model.GetEnclosingSymbol(token.SpanStart, _cancellationToken)?.ContainingType?.Name);

    private static bool NamesLicence(string? name) =>
        name is not null && (name.IndexOf("License", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("Licence", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The place of an expression.</summary>
    public LiteralPlace Of(IOperation operation) => Climb(operation, operation.Syntax.GetFirstToken());

    private LiteralPlace Climb(IOperation start, SyntaxToken token)
    {
        LiteralPlace? place = null;
        var form = "literal";
        for (var (child, operation) = (start, start.Parent); operation is not null; (child, operation) = (operation, operation.Parent))
        {
            if (IsListEntry(operation, child))
            {
                return place is { Use: ModelUse.Mentioned } ? place.Value : new LiteralPlace("collection-entry", ModelUse.Offered, place is { IsSlot: true } || HoldsModels(operation), operation.Syntax.Span);
            }

            if (place is null)
            {
                place = Decide(operation, child, ref form, token);
            }

            // A statement ends the expression; what is around it says nothing of the value.
            if (operation is IExpressionStatementOperation or IBlockOperation or IReturnOperation or IVariableDeclarationGroupOperation or IMethodBodyOperation)
            {
                break;
            }
        }

        return place ?? new LiteralPlace(form, ModelUse.Selected, false);
    }

    private LiteralPlace? Decide(IOperation operation, IOperation child, ref string form, SyntaxToken token)
    {
        switch (operation)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.ObjectValueEquals }:
            case IPatternOperation or IPatternCaseClauseOperation or ISingleValueCaseClauseOperation:
                return new LiteralPlace("comparison", ModelUse.Mentioned, false);
            case ISwitchExpressionArmOperation arm:
                form = arm.Value == child ? "switch" : "comparison";
                return arm.Value == child ? null : new LiteralPlace("comparison", ModelUse.Mentioned, false);
            case ICoalesceOperation coalesce when coalesce.WhenNull == child || coalesce.WhenNull.Syntax.Span.Contains(child.Syntax.Span):
                form = "default";
                return null;
            case IConditionalOperation:
                form = form == "literal" ? "conditional" : form;
                return null;
            case IArgumentOperation argument:
                return OfArgument(argument, form, token);
            case IThrowOperation:
                return new LiteralPlace("message", ModelUse.Mentioned, false);
            case IFieldInitializerOperation field:
                return OfField(field.InitializedFields.FirstOrDefault(), form);
            case IPropertyInitializerOperation property:
                return new LiteralPlace(form == "default" ? form : "property-initialiser", ModelUse.Selected, Slot(property.InitializedProperties.FirstOrDefault()?.Name));
            case IParameterInitializerOperation parameter:
                return new LiteralPlace("default", ModelUse.Selected, Slot(parameter.Parameter.Name));
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                return new LiteralPlace(form != "literal" ? form : declarator.Symbol.IsConst ? "const" : "local", ModelUse.Selected, Slot(declarator.Symbol.Name));
            case IVariableInitializerOperation { Parent: IVariableDeclarationOperation declaration }:
                return new LiteralPlace(form != "literal" ? form : "local", ModelUse.Selected, declaration.Declarators.Any(one => Slot(one.Symbol.Name)));
            case IAssignmentOperation assignment when OfEnumMember(assignment.Syntax) is { } entry:
                return entry;
            case IAssignmentOperation assignment when assignment.Value.Syntax.Span.Contains(child.Syntax.Span):
                return new LiteralPlace(assignment is ICoalesceAssignmentOperation ? "default" : form, ModelUse.Selected, Slot(TargetName(assignment)));
            case IReturnOperation:
                return new LiteralPlace(form == "literal" ? "return" : form, ModelUse.Selected, Slot(_model.GetEnclosingSymbol(child.Syntax.SpanStart, _cancellationToken) is IMethodSymbol method ? (method.AssociatedSymbol ?? method).Name : null));
            case IInvalidOperation:
                return Unbound(token, form);
            default:
                return null;
        }
    }

    private LiteralPlace OfArgument(IArgumentOperation argument, string form, SyntaxToken token)
    {
        var (method, property) = (((argument.Parent as IInvocationOperation)?.TargetMethod ?? (argument.Parent as IObjectCreationOperation)?.Constructor), argument.Parent as IPropertyReferenceOperation);
        if (property is not null)
        {
            // prices["gpt-4o"]: a look-up key names the model without choosing it.
            return new LiteralPlace("comparison", ModelUse.Mentioned, false);
        }

        if (method is null)
        {
            return Unbound(token, form);
        }

        if (method.ContainingType.Name == "ResourceManager")
        {
            // ResourceManager.GetString("gpt-4o"): the key of a text.
            return new LiteralPlace("comparison", ModelUse.Mentioned, false);
        }

        var isConstructor = method.MethodKind == MethodKind.Constructor;
        var name = isConstructor ? method.ContainingType.Name : method.Name;
        if (isConstructor && name == "DefaultValueAttribute")
        {
            return new LiteralPlace("default", ModelUse.Selected, false);
        }

        if (argument.Parent?.Parent is IAttributeOperation && OfEnumMember(argument.Syntax) is { } entry)
        {
            return entry;
        }

        if (argument.Parent?.Parent is IAttributeOperation || IsException(method.ContainingType) || (!isConstructor && (Messages.Contains(name) || Names.NamesAnother(name))))
        {
            return new LiteralPlace("message", ModelUse.Mentioned, false);
        }

        if (!isConstructor && Comparisons.Contains(name))
        {
            return new LiteralPlace("comparison", ModelUse.Mentioned, false);
        }

        if (!isConstructor && name is "Add" or "AddRange" or "Insert" or "TryAdd" or "Append" or "Push" or "Enqueue" && IsCollection(method.ContainingType))
        {
            return new LiteralPlace("collection-entry", ModelUse.Offered, false);
        }

        return new LiteralPlace(form, ModelUse.Selected, Slot(argument.Parameter?.Name));
    }

    // [EnumMember(Value = "gpt-4o")] Gpt4o: an enum of models is a list to pick from, and the attribute says what is sent.
    private LiteralPlace? OfEnumMember(SyntaxNode? node)
    {
        for (var level = 0; node is not null && level < 4; level++, node = node.Parent)
        {
            if (node.RawKind is SyntaxShapes.CSharpAttribute or SyntaxShapes.BasicAttribute)
            {
                return node.Parent?.Parent is { } member && _model.GetDeclaredSymbol(member, _cancellationToken) is IFieldSymbol { ContainingType: { TypeKind: TypeKind.Enum } type }
                    ? new LiteralPlace("enum", ModelUse.Offered, Slot(type.Name))
                    : null;
            }
        }

        return null;
    }

    // Without a binding the names in the source must do.
    private LiteralPlace Unbound(SyntaxToken token, string? form)
    {
        if (token.Parent is not { } node || Callee.Of(node) is not { } callee)
        {
            return new LiteralPlace(form ?? "literal", ModelUse.Selected, Slot(AssignedName(token)));
        }

        if (callee.IsIndexer || Comparisons.Contains(callee.Name))
        {
            return new LiteralPlace("comparison", ModelUse.Mentioned, false);
        }

        if (Messages.Contains(callee.Name) || Names.NamesAnother(callee.Name) || callee.Name.EndsWith("Exception", StringComparison.Ordinal))
        {
            return new LiteralPlace("message", ModelUse.Mentioned, false);
        }

        // GetValue("key", "otherwise")
        if (callee.Name is "GetValue" or "GetValueOrDefault" && callee.Position > 0)
        {
            return new LiteralPlace("default", ModelUse.Selected, true);
        }

        return callee.Name is "Add"
            ? new LiteralPlace("collection-entry", ModelUse.Offered, false)
            : new LiteralPlace(form ?? "literal", ModelUse.Selected, Slot(callee.Argument) || _sinks.Named(callee.Name, TreeTokens.Of(token.SyntaxTree!, _cancellationToken)).Any());
    }

    // ModelId = "…" in an initialiser of a type that is not at hand.
    private static string? AssignedName(SyntaxToken token)
    {
        var sign = token.Parent?.GetFirstToken().GetPreviousToken() ?? default;
        return sign.Text is "=" or "??=" && sign.GetPreviousToken() is var name && SyntaxShapes.IsIdentifier(name) ? name.ValueText : null;
    }

    private static LiteralPlace OfField(IFieldSymbol? field, string form)
    {
        if (field is null)
        {
            return new LiteralPlace(form, ModelUse.Selected, false);
        }

        // A class of many constants is a list to pick from, like a picker.
        var isHolder = field.IsConst && field.ContainingType.GetMembers().OfType<IFieldSymbol>().Count(one => one.HasConstantValue && one.Type.SpecialType == SpecialType.System_String) > 4
            && (Names.IsModelSlot(field.ContainingType.Name) || !Slot(field.Name));
        return isHolder
            ? new LiteralPlace("const", ModelUse.Offered, Slot(field.ContainingType.Name))
            : new LiteralPlace(form != "literal" ? form : field.IsConst ? "const" : "field", ModelUse.Selected, Slot(field.Name));
    }

    // { model = "o1" } and ["model"] = "o1" describe anything, a car too: a request to a model service is told by more than that word, in SourceAnalysis.Requests.
    private static string? TargetName(IAssignmentOperation assignment) => assignment.Target switch
    {
        IPropertyReferenceOperation { Arguments.Length: 1 } indexer => indexer.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string key } && !key.Equals("model", StringComparison.OrdinalIgnoreCase) ? key : null,
        IPropertyReferenceOperation { Property.ContainingType.IsAnonymousType: true } => null,
        IMemberReferenceOperation member => member.Member.Name,
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        { } other => other.Syntax.GetLastToken() is var last && SyntaxShapes.IsIdentifier(last) ? last.ValueText : null,
    };

    // string[] chatModels = { "o1" }: the list is called by what it holds.
    private static bool HoldsModels(IOperation list)
    {
        for (var outer = list.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case IFieldInitializerOperation field:
                    return Slot(field.InitializedFields.FirstOrDefault()?.Name);
                case IPropertyInitializerOperation property:
                    return Slot(property.InitializedProperties.FirstOrDefault()?.Name);
                case IVariableDeclaratorOperation declarator:
                    return Slot(declarator.Symbol.Name);
                case IAssignmentOperation assignment:
                    return Slot(TargetName(assignment));
                case IArgumentOperation or IBlockOperation or IObjectOrCollectionInitializerOperation:
                    return false;
            }
        }

        return false;
    }

    private static bool IsListEntry(IOperation operation, IOperation child) => operation switch
    {
        // The arguments of a params array are no list; the short form of an array's initialiser is one.
        IArrayInitializerOperation initializer => initializer.Parent is not IArrayCreationOperation { IsImplicit: true, Parent: IArgumentOperation },
        IObjectOrCollectionInitializerOperation => child is IInvocationOperation,
        _ => SyntaxShapes.IsCollectionExpression(operation.Syntax) || SyntaxShapes.IsCollectionExpression(child.Syntax.Parent),
    };

    private static bool Slot(string? name) => name is not null && Names.IsModelSlot(name);

    private static bool IsException(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == "Exception")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCollection(INamedTypeSymbol? type) => type?.AllInterfaces.Any(one => one.SpecialType == SpecialType.System_Collections_IEnumerable) == true;
}
