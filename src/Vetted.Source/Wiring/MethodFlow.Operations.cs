using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vetted.Source.Wiring;

/// <summary>What single operations do with values.</summary>
internal sealed partial class MethodFlow
{
    private Value Evaluate(IOperation? operation)
    {
        switch (operation)
        {
            case null or IInstanceReferenceOperation:
                return Value.None;
            case { ConstantValue: { HasValue: true } constant }:
                return Value.OfConstant(constant.Value);
            case IExpressionStatementOperation statement:
                return EvaluateStatement(statement.Operation);
            case IFlowCaptureOperation capture:
                Assign((_graph, capture.Id), Evaluate(capture.Value));
                return Value.None;
            case IFlowCaptureReferenceOperation reference:
                return Get((_graph, reference.Id));
            case IConversionOperation conversion:
                return Evaluate(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case IAwaitOperation wait:
                return Evaluate(wait.Operation);
            case IReturnOperation { Kind: OperationKind.YieldReturn, ReturnedValue: { } yielded }:
                Return(Evaluate(yielded), yielded, isLast: false);
                return Value.None;
            case ILocalReferenceOperation local:
                return GetLocal(local.Local);
            case IParameterReferenceOperation parameter:
                return GetParameter(parameter.Parameter);
            case IFieldReferenceOperation field:
                return EvaluateField(field);
            case IPropertyReferenceOperation property:
                return EvaluateProperty(property);
            case ISimpleAssignmentOperation assignment:
                return AssignTo(assignment.Target, Evaluate(assignment.Value), assignment);
            case ICompoundAssignmentOperation compound:
                return AssignTo(compound.Target, Value.Combine(Evaluate(compound.Target), Evaluate(compound.Value)), compound);
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case IEventAssignmentOperation handler:
                RunDetached(Evaluate(handler.HandlerValue), Value.None, handler.Syntax);
                return Value.None;
            case IInvocationOperation call:
                return EvaluateCall(call);
            case IObjectCreationOperation creation:
                return EvaluateCreation(creation);
            case IDelegateCreationOperation creation:
                return Evaluate(creation.Target);
            case IFlowAnonymousFunctionOperation lambda:
                return new Value { Function = new Function(lambda, this, lambda.Symbol) };
            case IMethodReferenceOperation method:
                return new Value { Function = new Function(null, this, method.Method) };
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                return Flip(Evaluate(negation.Operand));
            case IBinaryOperation comparison:
                return EvaluateBinary(comparison);
            case IIsPatternOperation pattern:
                return EvaluatePattern(pattern);
            case ITranslatedQueryOperation query:
                return Evaluate(query.Operation);
            default:
                return Value.Combine(operation.ChildOperations.Select(Evaluate).ToArray());
        }
    }

    // What a statement throws away has gone to somebody else: to the console, to the caller of an endpoint, into a store.
    private Value EvaluateStatement(IOperation operation)
    {
        var value = Evaluate(operation);
        var inner = operation is IAwaitOperation wait ? wait.Operation : operation;
        while (inner is IConversionOperation conversion)
        {
            inner = conversion.Operand;
        }

        if (inner is IInvocationOperation call && !_isDead && !IsTelling(call))
        {
            _lastArguments.TryGetValue(call, out var arguments);
            if (arguments is not null && !IsPutIntoLocal(call))
            {
                Escape(arguments, call.Syntax);
            }
        }

        return value;
    }

    private Value Get(object key) => _state.Values.TryGetValue(key, out var value) ? value : Value.None;

    private Value GetLocal(ILocalSymbol local) => _state.Values.TryGetValue(local, out var value) ? value : local.HasConstantValue ? Value.OfConstant(local.ConstantValue) : Value.None;

    private Value GetParameter(IParameterSymbol parameter) =>
        _state.Values.TryGetValue(parameter, out var value) ? value : _engine.ParameterValue(parameter);

    private Value EvaluateField(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (_state.Values.TryGetValue(field, out var known))
        {
            return known;
        }

        if (reference.Instance is { } instance and not IInstanceReferenceOperation)
        {
            var whole = Evaluate(instance);
            return _engine.IsOwn(field) ? WithClients(whole.Part(field.Name), field) : whole;
        }

        return _engine.IsOwn(field) ? _engine.MemberValue(field) : Value.None;
    }

    private Value EvaluateProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var arguments = reference.Arguments.Select(argument => Evaluate(argument.Value)).ToArray();
        if (_state.Values.TryGetValue(property, out var known))
        {
            return known;
        }

        if (!_engine.IsOwn(property) && !property.ContainingType.IsAnonymousType)
        {
            var holder = Evaluate(reference.Instance);
            MarkRead(holder);
            var value = Value.Combine(new[] { holder }.Concat(arguments).ToArray());
            var isText = ContentTypes.IsContent(property.Type);
            value = isText ? KeepWhole(value, holder) : value.WithoutText();
            value = property.Name is "Result" or "Value" ? value : value.AsPart();
            if (_engine.Index.IsFlag(property))
            {
                value = value.With(outcomes: value.AsPart().Outcomes.Select(told => told with { Meaning = Meaning.TrueIsBad }).ToImmutableHashSet());
            }

            return value.Origins.Count == 0 && value.Outcomes.Count == 0 && isText && !property.IsStatic && holder.Constant is not { HasValue: true }
                && ContentTypes.IsSource(property.Type) && !ContentTypes.IsQuiet(property)
                ? Value.Combine(value, Value.Of(new Origin(OriginKind.Member, reference.Syntax.ToString(), null, "", reference.Syntax.ToString())))
                : value;
        }

        if (reference.Instance is null or IInstanceReferenceOperation)
        {
            return Enter(property.GetMethod, reference, Value.None, System.Array.Empty<(IParameterSymbol, Value)>()) ?? _engine.MemberValue(property);
        }

        var whole = Evaluate(reference.Instance);
        return Enter(property.GetMethod, reference, whole, System.Array.Empty<(IParameterSymbol, Value)>()) ?? WithClients(whole.Part(property.Name), property);
    }

    private Value WithClients(Value part, ISymbol member) =>
        _engine.MemberValue(member) is { Clients.Count: > 0 } known && part.Clients.Count == 0 ? part.With(clients: known.Clients, guards: known.Guards) : part;

    // A library's property of a value is still that value: message.Text, result.Value.
    private static Value KeepWhole(Value value, Value holder) => holder.IsWhole && value.Origins.Count == holder.Origins.Count
        ? new Value { Origins = value.Origins, Outcomes = value.Outcomes, Clients = value.Clients, Guards = value.Guards, Registrations = value.Registrations, Models = value.Models, Flaw = value.Flaw, IsWhole = true }
        : value;

    private static Value Flip(Value value) => value.Outcomes.Count == 0 && !value.Constant.HasValue ? value : value.With(
        outcomes: value.Outcomes.Select(told => told with { Meaning = Opposite(told.Meaning), Otherwise = !told.Otherwise }).ToImmutableHashSet(),
        constant: value.Constant is { HasValue: true, Value: bool flag } ? new Optional<object?>(!flag) : default);

    private static Meaning Opposite(Meaning meaning) => meaning switch
    {
        Meaning.TrueIsBad => Meaning.TrueIsGood,
        Meaning.TrueIsGood => Meaning.TrueIsBad,
        _ => Meaning.Unknown,
    };

    private Value EvaluateBinary(IBinaryOperation comparison)
    {
        var left = Evaluate(comparison.LeftOperand);
        var right = Evaluate(comparison.RightOperand);
        MarkRead(left);
        MarkRead(right);
        var (value, constant) = right.Constant.HasValue ? (left, right.Constant.Value) : (right, left.Constant.HasValue ? left.Constant.Value : null);
        if (constant is bool flag && comparison.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
        {
            return (bool)constant! == (comparison.OperatorKind == BinaryOperatorKind.Equals) ? value.With() : Flip(value);
        }

        var both = Value.Combine(left, right);
        var isText = comparison.OperatorKind == BinaryOperatorKind.Add && comparison.Type?.SpecialType == SpecialType.System_String;
        return isText ? both : new Value { Outcomes = both.AsPart().Outcomes.Select(static told => told with { Meaning = Meaning.Unknown }).ToImmutableHashSet() };
    }

    private Value EvaluatePattern(IIsPatternOperation pattern)
    {
        var value = Evaluate(pattern.Value);
        MarkRead(value);
        foreach (var part in pattern.Pattern.DescendantsAndSelf())
        {
            if (part is IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local })
            {
                Assign(local, value);
            }
            else if (part is IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol named })
            {
                Assign(named, value);
            }
        }

        var isFlag = pattern.Pattern.DescendantsAndSelf().OfType<IPropertySubpatternOperation>().Any(part =>
            part.Member is IPropertyReferenceOperation { Property: { } property } && _engine.Index.IsFlag(property)
            && part.Pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: true } });
        var direct = pattern.Pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool flag } } ? flag : (bool?)null;
        return new Value
        {
            Outcomes = (direct is null ? value.AsPart() : value).Outcomes.Select(told => told with
            {
                Meaning = isFlag ? Meaning.TrueIsBad : direct is null ? Meaning.Unknown : direct == true ? told.Meaning : Opposite(told.Meaning),
                Otherwise = direct == false ? !told.Otherwise : told.Otherwise,
            }).ToImmutableHashSet(),
        };
    }

    private void MarkRead(Value value)
    {
        if (_isRecording)
        {
            foreach (var told in value.Outcomes)
            {
                _log.Read.Add(told.Check);
            }
        }
    }

    private static IEnumerable<IOperation> Unwrapped(IOperation operation)
    {
        for (var one = operation; one is not null; one = (one as IConversionOperation)?.Operand)
        {
            yield return one;
        }
    }
}
