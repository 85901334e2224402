using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Vetted.Source;

/// <summary>Follows a value back to the literals it can be. Language-neutral: only operations and symbols are looked at.</summary>
internal sealed partial class ValueResolver
{
    // Deep enough for a default behind a helper behind an options class, and a bound on cycles.
    private const int MaximumDepth = 8;

    private readonly Func<SyntaxTree, SemanticModel?> _modelOf;
    private readonly SourceKnowledge _knowledge;
    private readonly CancellationToken _cancellationToken;
    private readonly Lazy<BoundOptions>? _options;

    public ValueResolver(Func<SyntaxTree, SemanticModel?> modelOf, SourceKnowledge knowledge, CancellationToken cancellationToken, Func<BoundOptions>? options = null)
    {
        _options = options is null ? null : new Lazy<BoundOptions>(options);
        _modelOf = modelOf;
        _knowledge = knowledge;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Everything that is known of a value.</summary>
    public Resolution Resolve(IOperation value, string form = "literal")
    {
        var walk = new Walk(this);
        walk.Visit(value, form, 0);
        return walk.Result;
    }

    /// <summary>Type.Member as the source writes it, for a type that is not at hand.</summary>
    public static string DottedName(SyntaxNode syntax) => string.Concat(syntax.DescendantTokens().Take(12).Select(token => token.Text));

    /// <summary>One resolution: its result, what was visited, and the arguments of the helper methods it is inside of.</summary>
    private sealed partial class Walk
    {
        private readonly ValueResolver _resolver;
        private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);
        private readonly Dictionary<IParameterSymbol, IOperation> _arguments = new(SymbolEqualityComparer.Default);

        public Walk(ValueResolver resolver, Walk? outer = null)
        {
            _resolver = resolver;
            foreach (var argument in outer?._arguments ?? Enumerable.Empty<KeyValuePair<IParameterSymbol, IOperation>>())
            {
                _arguments.Add(argument.Key, argument.Value);
            }
        }

        public Resolution Result { get; } = new();

        public void Visit(IOperation? value, string form, int depth)
        {
            _resolver._cancellationToken.ThrowIfCancellationRequested();
            if (value is null || depth > MaximumDepth)
            {
                return;
            }

            switch (value)
            {
                case IConversionOperation conversion:
                    Visit(conversion.Operand, form, depth);
                    break;
                case IParenthesizedOperation parenthesized:
                    Visit(parenthesized.Operand, form, depth);
                    break;
                case IAwaitOperation wait:
                    Visit(wait.Operation, form, depth);
                    break;
                case ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } }:
                    Add(text, value, form);
                    break;
                case ICoalesceOperation coalesce:
                    Visit(coalesce.Value, form, depth);
                    Visit(coalesce.WhenNull, "default", depth);
                    break;
                case IConditionalOperation conditional:
                    VisitConditional(conditional, form, depth);
                    break;
                case ISwitchExpressionOperation choice:
                    foreach (var arm in choice.Arms)
                    {
                        Visit(arm.Value, "switch", depth);
                    }

                    break;
                case IAssignmentOperation assignment:
                    Visit(assignment.Value, form, depth);
                    break;
                case IFieldReferenceOperation field:
                    VisitField(field, form, depth);
                    break;
                case ILocalReferenceOperation local:
                    VisitLocal(local, form, depth);
                    break;
                case IParameterReferenceOperation parameter:
                    VisitParameter(parameter, form, depth);
                    break;
                case IPropertyReferenceOperation property:
                    VisitProperty(property, form, depth);
                    break;
                case IInvocationOperation call:
                    VisitCall(call, form, depth);
                    break;
                case IConditionalAccessOperation access:
                    Visit(access.WhenNotNull, form, depth);
                    break;
                case IObjectCreationOperation creation:
                    VisitCreation(creation, form, depth);
                    break;
                case IBinaryOperation or IInterpolatedStringOperation:
                    VisitText(value, form, depth);
                    break;
                case IArrayCreationOperation { Initializer: { } initializer }:
                    VisitAll(initializer.ElementValues, "collection-entry", depth);
                    break;
                case IArrayElementReferenceOperation element:
                    VisitElement(element, form, depth);
                    break;
                case IDelegateCreationOperation or IThrowOperation or IDefaultValueOperation or INameOfOperation or ILiteralOperation or IInstanceReferenceOperation:
                    break;
                default:
                    VisitOther(value, form, depth);
                    break;
            }
        }

        private void VisitAll(IEnumerable<IOperation> values, string form, int depth)
        {
            foreach (var value in values)
            {
                Visit(value, form, depth + 1);
            }
        }

        private void VisitConditional(IConditionalOperation conditional, string form, int depth)
        {
            // string.IsNullOrEmpty(x) ? "id" : x is a default in other words.
            var isDefault = conditional.Condition is IInvocationOperation { TargetMethod.Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" }
                or IUnaryOperation { Operand: IInvocationOperation { TargetMethod.Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" } };
            var branch = isDefault ? "default" : form == "literal" ? "conditional" : form;
            Visit(conditional.WhenTrue, branch, depth);
            Visit(conditional.WhenFalse, branch, depth);
        }

        // What no rule reads but the compiler folds is still a value; everything else is decided at run time.
        private void VisitOther(IOperation value, string form, int depth)
        {
            if (value.ConstantValue is { HasValue: true, Value: var constant })
            {
                if (constant is string text)
                {
                    Add(text, value, form);
                }
            }
            else if (SyntaxShapes.IsCollectionExpression(value.Syntax))
            {
                VisitAll(value.ChildOperations, "collection-entry", depth);
            }
            else if (value is IInvalidOperation && _resolver._knowledge.WireIdOf(DottedName(value.Syntax)) is { } wireId)
            {
                Add(wireId, value, "enum");
            }
            else if (value is IInvalidOperation && UnboundOption(value) is { } option)
            {
                VisitProperty(option, value, form, depth);
            }
            else if (UnboundKey(value) is { } key)
            {
                Result.Unknowns.Add(key);
            }
            else
            {
                AddUnknown(value);
            }
        }

        private void Add(string text, IOperation place, string form) => Add(text, place.Syntax.SyntaxTree, place.Syntax.Span, form);

        private void Add(string text, SyntaxTree? tree, TextSpan span, string form)
        {
            if (text.Length > 0 && !Result.Values.Any(known => known.Tree == tree && known.Span == span && known.Text == text))
            {
                Result.Values.Add(new ResolvedValue(text, tree, span, form));
            }
        }

        private void AddUnknown(IOperation value, string? key = null, string reason = "runtime-value")
        {
            var syntax = value.Syntax;
            Result.Unknowns.Add(new ResolvedUnknown(key ?? Describe(value), reason, syntax.SyntaxTree, syntax.Span));
        }

        // Never the text of the expression: it can hold a secret.
        private static string Describe(IOperation value) => value switch
        {
            IMemberReferenceOperation member => member.Member.ContainingType?.Name + "." + member.Member.Name,
            IInvocationOperation call => call.TargetMethod.ContainingType?.Name + "." + call.TargetMethod.Name + "()",
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            ILocalReferenceOperation local => local.Local.Name,
            _ => "expression",
        };

        private SemanticModel? ModelOf(SyntaxTree tree) => _resolver._modelOf(tree);

        private CancellationToken Cancellation => _resolver._cancellationToken;
    }
}
