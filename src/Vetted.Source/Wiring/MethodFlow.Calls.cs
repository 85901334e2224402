using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vetted.Catalog;

namespace Vetted.Source.Wiring;

/// <summary>What calls and constructions do.</summary>
internal sealed partial class MethodFlow
{
    private static readonly string[] ContainerMethods =
    {
        "AddSingleton", "AddScoped", "AddTransient", "AddKeyedSingleton", "AddKeyedScoped", "AddKeyedTransient", "TryAddSingleton", "TryAddScoped", "TryAddTransient",
    };

    private static readonly string[] ServiceMethods = { "GetRequiredService", "GetService", "GetRequiredKeyedService", "GetKeyedService", "CreateInstance" };

    // What they give is what they were given.
    private static readonly string[] AwaitingMethods = { "ConfigureAwait", "GetAwaiter", "GetResult", "FromResult", "AsTask", "WaitAsync" };

    private static readonly string[] PuttingPrefixes = { "Add", "Use", "With", "Set", "Insert", "Append", "Push", "Enqueue", "Write", "TryAdd", "Configure", "Map" };

    private readonly Dictionary<IInvocationOperation, Value> _lastArguments = new();

    private Value EvaluateCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var receiver = Evaluate(call.Instance);
        var values = call.Arguments.Select(argument => Evaluate(argument.Value)).ToArray();
        MarkRead(receiver);
        foreach (var value in values)
        {
            MarkRead(value);
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return EvaluateDelegate(call, receiver, values);
        }

        // An extension's first argument is what it is called on.
        var isExtension = call.Instance is null && method.IsExtensionMethod && values.Length > 0;
        var target = isExtension ? values[0] : receiver;
        var targetOperation = isExtension ? call.Arguments[0].Value : call.Instance;
        var content = Value.Combine(isExtension ? values.Skip(1).ToArray() : values);
        if (_engine.Index.Checks(method) is { Count: > 0 } checks)
        {
            return Checked(call, checks, Value.Combine(values), target.Flaw ?? content.Flaw);
        }

        if (AddressOf(values, call) is { } tool)
        {
            return Checked(call, new[] { tool }, content, null);
        }

        if (_engine.Index.Wires(method) is { Count: > 0 } wires)
        {
            return Guarded(call, wires, target, targetOperation, content);
        }

        var row = _engine.Index.Find(method);
        switch (row?.Role)
        {
            case ClientRole.Calls or ClientRole.Streams or ClientRole.Trains:
                return Asked(call, row, target, content, method);
            case ClientRole.Middleware:
                return AddMiddleware(call, target, targetOperation, values);
            case ClientRole.Registers:
                return Register(call, row.Capability!, WithReturned(call, content, values), targetOperation);
            case ClientRole.Inert:
                return target;
        }

        if (Array.IndexOf(ServiceMethods, method.Name) >= 0 && Requested(method, values) is { } requested)
        {
            return _engine.Service(requested, method.Name.IndexOf("Keyed", StringComparison.Ordinal) >= 0) is { } registered ? Value.Combine(registered, target.WithoutText()) : _engine.Index.IsClient(requested) ? target.WithoutText() : Value.None;
        }

        if (AddFilter(call, targetOperation, values) || AddToContainer(call, targetOperation, values))
        {
            return target;
        }

        if (Enter(method, call, receiver, call.Arguments.Select((argument, i) => (argument.Parameter!, values[i])).ToArray()) is { } entered)
        {
            TakeOut(call);
            return entered;
        }

        return PassThrough(call, target, targetOperation, values, content);
    }

    // What an out or ref parameter held at the end is what its argument holds now.
    private void TakeOut(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Out or RefKind.Ref } parameter && _state.Values.TryGetValue(parameter.OriginalDefinition, out var value))
            {
                AssignTo(argument.Value is IDeclarationExpressionOperation declared ? declared.Expression : argument.Value, value, call);
            }
        }
    }

    // A library's method: its result is made of what went in, and what goes in may be called.
    private Value PassThrough(IInvocationOperation call, Value target, IOperation? targetOperation, Value[] values, Value content)
    {
        var method = call.TargetMethod;
        if (method.Name is "GetEnumerator" or "GetAsyncEnumerator")
        {
            _state = _state.Open(target.Origins.Keys);
            return target;
        }

        if (method.Name is "MoveNext" or "MoveNextAsync")
        {
            return target;
        }

        var text = Value.Combine(target, content);
        var isText = ContentTypes.IsContent(method.ReturnType);
        foreach (var value in values.Where(static value => value.Function is not null))
        {
            var (returned, after) = Run(value.Function!, text, call.Syntax, isTop: !isText);
            text = Value.Combine(text, returned);

            // Whose result is wanted has run; what is only handed over may run.
            _state = after is null ? _state : isText || returned.Outcomes.Count > 0 ? after : FlowState.Join(_state, after)!;
        }

        _lastArguments[call] = Value.Combine(values);
        var result = isText ? text : text.WithoutText();
        result = Array.IndexOf(AwaitingMethods, method.Name) >= 0 ? result : result.AsPart();
        result = isText && method.MethodKind == MethodKind.Ordinary && target.IsWhole && values.All(static value => value.Origins.Count == 0) ? KeepWhole(result, target) : result;
        result = AsClient(call, method.ReturnType, result, method.Name);
        if (TrapOf(method, target) is { } trap)
        {
            result = result.With(flaw: trap);
        }

        if (targetOperation is not null && IsPutting(call, targetOperation))
        {
            Put(targetOperation, Value.Combine(content, result).With());
        }

        return result.Origins.Count == 0 && result.Outcomes.Count == 0 && ContentTypes.IsSource(method.ReturnType) && !ContentTypes.IsQuiet(method)
            ? Value.Combine(result, Fresh(call.Syntax, method))
            : result;
    }

    // Also behind the type of a base class: the object decides what its method can do.
    private string? TrapOf(IMethodSymbol method, Value target) =>
        _engine.Index.Trap(Names.FullName(method.ContainingType.OriginalDefinition) + "." + method.Name)
        ?? target.Types.Select(type => _engine.Index.Trap(type + "." + method.Name)).FirstOrDefault(static reason => reason is not null);

    private Value Fresh(SyntaxNode syntax, IMethodSymbol method)
    {
        var origin = new Origin(OriginKind.Call, syntax, _chain, "", method.Name + "()");
        _state = _state.Renew(origin);
        return Value.Of(origin);
    }

    private Value EvaluateCreation(IObjectCreationOperation creation)
    {
        var values = creation.Arguments.Select(argument => Evaluate(argument.Value)).ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            _engine.NoteArgument(creation.Arguments[i].Parameter, values[i]);
        }

        var value = Value.Combine(values);
        foreach (var initializer in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            value = Value.Combine(value, EvaluateInitializer(initializer));
        }

        var type = creation.Type!;
        value = ContentTypes.IsContent(type) ? value : value.WithoutText();
        if (_engine.Index.Checks(creation.Constructor!) is { Count: > 0 } tools && tools.Any(static tool => tool.Kind == "provider-setting"))
        {
            var categories = ClientIndex.Bits(tools.SelectMany(tool => tool.Categories));
            value = value.With(guards: value.Guards.Add(new Guard(creation.Syntax, value.Flaw is null ? categories : 0, categories, tools[0].Id, Coverage.All, false, value.Flaw)));
        }

        value = AsClient(creation, type, value, type.Name);
        if (_engine.Index.HasTraps(type))
        {
            value = Value.Combine(value, new Value { Types = ImmutableHashSet.Create(Names.FullName(type)) });
        }

        if (_engine.IsOwn(type) && _engine.Index.IsClient(type))
        {
            value = _engine.PipelineGuards(type, creation.Syntax).Aggregate(value, WithGuard);
        }

        return value;
    }

    private Value EvaluateInitializer(IOperation initializer)
    {
        switch (initializer)
        {
            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } assignment:
                var value = Evaluate(assignment.Value);
                if (value.Function is not null)
                {
                    RunDetached(value, Value.None, assignment.Syntax);
                }

                if (_engine.IsOwn(member.Member))
                {
                    _engine.NoteMember(member.Member, value);
                }

                return Configure(member.Member, value, assignment);
            case IMemberInitializerOperation nested:
                return Value.Combine(nested.Initializer.Initializers.Select(EvaluateInitializer).ToArray());
            case IInvocationOperation add:
                return Value.Combine(add.Arguments.Select(argument => Evaluate(argument.Value)).ToArray());
            default:
                return Evaluate(initializer);
        }
    }

    // A client is born where none went in.
    private Value AsClient(IOperation operation, ITypeSymbol type, Value value, string name)
    {
        var model = _engine.SinkModel(operation);
        if (value.Clients.Count > 0 || !(_engine.Index.IsClient(type) || model.IsClientSink))
        {
            return value;
        }

        var tool = model.Text is null ? null : _engine.Index.OfModel(model.Text);
        return value.With(clients: value.Clients.Add(new Client(operation.Syntax, name, model.Text, tool is not null || model.IsGuard, tool?.Id)));
    }

    private Value EvaluateDelegate(IInvocationOperation call, Value function, Value[] values)
    {
        var content = Value.Combine(values);
        if (function.Function is { } known)
        {
            var (returned, after) = Run(known, null, call.Syntax, isTop: false, values);
            if (after is null)
            {
                _isDead = true;
                return Value.None;
            }

            _state = after;
            return returned;
        }

        return call.Instance is IParameterReferenceOperation { Parameter: { } next } && _log.Next.Contains(next)
            ? Asked(call, WiringEngine.Forward, Value.None, content, call.TargetMethod)
            : Value.Combine(function, content);
    }

    // Logs and traces see answers before anybody else; they are not who the check protects.
    private static bool IsTelling(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith("Log", StringComparison.Ordinal) || call.TargetMethod.ContainingType.Name is "Debug" or "Trace" or "Activity";

    private static bool IsPutIntoLocal(IInvocationOperation call) =>
        (call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null)) is { Type: { } type } && type.SpecialType != SpecialType.System_String
        && ContentTypes.IsContent(type) && type.Name is not ("HttpResponse" or "StreamWriter" or "TextWriter" or "Stream") && !type.Name.EndsWith("Writer", StringComparison.Ordinal);

    private static bool IsPutting(IInvocationOperation call, IOperation target)
    {
        var method = call.TargetMethod;
        return method.ReturnsVoid || SymbolEqualityComparer.Default.Equals(method.ReturnType, target.Type) || Array.Exists(PuttingPrefixes, prefix => method.Name.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static ITypeSymbol? Requested(IMethodSymbol method, Value[] values) => method.TypeArguments.Length > 0 ? method.TypeArguments[0] : null;
}
