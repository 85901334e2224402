using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vetted.Source.Wiring;

/// <summary>Where values go: variables, members, and the objects that they are put into.</summary>
internal sealed partial class MethodFlow
{
    private Value AssignTo(IOperation target, Value value, IOperation assignment)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Assign(local.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                Assign(parameter.Parameter, value);
                break;
            case IFlowCaptureReferenceOperation capture:
                AssignCaptured(capture, value, assignment);
                break;
            case IDiscardOperation:
                break;
            case IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } member:
                Store(member.Member, value, assignment);
                break;
            case IMemberReferenceOperation { Instance: { } instance } member:
                SetMember(member.Member, instance, value, assignment);
                break;
            case IArrayElementReferenceOperation element:
                Put(element.ArrayReference, value);
                break;
        }

        return value;
    }

    private void Store(ISymbol member, Value value, IOperation assignment)
    {
        Assign(member, value);
        _engine.NoteMember(member, value);
        if (value.Function is not null)
        {
            RunDetached(value, Value.None, assignment.Syntax);
        }
        else if (_isTop || _chain.Depth > 0)
        {
            Escape(value, assignment.Syntax);
        }
    }

    // x.Member = value: what is in x now holds the value too; a guard's setting guards whatever is called with x.
    private void SetMember(ISymbol member, IOperation instance, Value value, IOperation assignment)
    {
        if (ReplacesAnswer(instance, value))
        {
            return;
        }

        if (_engine.IsOwn(member))
        {
            _engine.NoteMember(member, value);
        }

        if (value.Function is not null)
        {
            RunDetached(value, Value.None, assignment.Syntax);
        }

        Put(instance, Configure(member, value, assignment));
    }

    /// <summary>The value that a settings object gets from one of its members.</summary>
    private Value Configure(ISymbol member, Value value, IOperation assignment)
    {
        if (_engine.Index.Wires(member).Concat(_engine.Index.Checks(member)).ToArray() is { Length: > 0 } tools)
        {
            var categories = ClientIndex.Bits(tools.SelectMany(tool => tool.Categories));
            var flaw = value.IsNull ? "it is set to nothing" : value.Flaw ?? _engine.IncompleteGuard(value, assignment);
            var names = string.Join(",", tools.Select(tool => tool.Id));
            return value.WithoutText().With(guards: value.Guards.Add(new Guard(assignment.Syntax, flaw is null ? categories : 0, categories, names, Coverage.All, false, flaw)));
        }

        var weakening = _engine.WeakeningOf(member, (assignment as IAssignmentOperation)?.Value);
        value = weakening is null ? value : value.With(flaw: weakening);
        var model = _engine.ModelOf(assignment);
        return model is null ? value : new Value { Models = ImmutableHashSet.Create(model) };
    }

    private Value Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        var value = Evaluate(deconstruction.Value);
        foreach (var target in deconstruction.Target.DescendantsAndSelf())
        {
            if (target is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation)
            {
                AssignTo(target, value, deconstruction);
            }
        }

        return value;
    }

    private void Assign(object key, Value value) => _state = _state.Set(key, value);

    // The target was captured before its value was computed: history[i] ??= …, field = a ?? b.
    private void AssignCaptured(IFlowCaptureReferenceOperation capture, Value value, IOperation assignment)
    {
        foreach (var operation in _graph.Blocks.SelectMany(static block => block.Operations))
        {
            if (operation is IFlowCaptureOperation source && source.Id.Equals(capture.Id) && source.Value is not IFlowCaptureReferenceOperation)
            {
                AssignTo(source.Value, value, assignment);
                return;
            }
        }
    }

    /// <summary>Puts a value into the object at the root of an expression: the local behind builder.Services, the list behind history.Add.</summary>
    private void Put(IOperation? target, Value value)
    {
        if (ReferenceEquals(value, Value.None))
        {
            return;
        }

        switch (target)
        {
            case ILocalReferenceOperation local:
                Assign(local.Local, Value.Combine(GetLocal(local.Local), value));
                break;
            case IParameterReferenceOperation parameter:
                Assign(parameter.Parameter, Value.Combine(GetParameter(parameter.Parameter), value));
                break;
            case IFlowCaptureReferenceOperation capture:
                Assign((_graph, capture.Id), Value.Combine(Get((_graph, capture.Id)), value));
                PutCaptured(capture, value);
                break;
            case IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } member:
                var known = _state.Values.TryGetValue(member.Member, out var stored) ? stored : _engine.IsOwn(member.Member) ? _engine.MemberValue(member.Member) : Value.None;
                Assign(member.Member, Value.Combine(known, value));
                break;
            case IMemberReferenceOperation { Instance: { } instance }:
                Put(instance, value);
                break;
            case IConversionOperation conversion:
                Put(conversion.Operand, value);
                break;
            case IInvocationOperation { Instance: { } receiver }:
                Put(receiver, value);
                break;
            case IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: { Length: > 0 } arguments }:
                Put(arguments[0].Value, value);
                break;
        }
    }

    private void PutCaptured(IFlowCaptureReferenceOperation capture, Value value)
    {
        foreach (var operation in _graph.Blocks.SelectMany(static block => block.Operations))
        {
            if (operation is IFlowCaptureOperation source && source.Id.Equals(capture.Id) && source.Value is (ILocalReferenceOperation or IMemberReferenceOperation or IParameterReferenceOperation))
            {
                Put(source.Value, value);
            }
        }
    }
}
