using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vetted.Catalog;

namespace Vetted.Source.Wiring;

/// <summary>Putting something on a client's path: middleware, filters, registrations.</summary>
internal sealed partial class MethodFlow
{
    private Value Guarded(IInvocationOperation call, IReadOnlyList<SafetyTool> tools, Value target, IOperation? targetOperation, Value settings)
    {
        var flaw = settings.Flaw;
        if (tools.Any(static tool => tool.RuleMembers.Count > 0))
        {
            var (rules, isOpen) = _engine.RulesGiven(call);
            var shown = tools.Where(tool => tool.RuleMembers.Count == 0 || tool.RuleMembers.Any(rules.Contains)).ToArray();
            if (shown.Length == 0 && !isOpen)
            {
                return target;
            }

            flaw ??= shown.Length == 0 ? "which rules " + call.TargetMethod.Name + " is given cannot be seen where it is called" : null;
            tools = shown.Length == 0 ? tools : shown;
        }

        var categories = ClientIndex.Bits(tools.SelectMany(tool => tool.Categories));
        var value = WithGuard(target, new Guard(call.Syntax, flaw is null ? categories : 0, categories, string.Join(",", tools.Select(tool => tool.Id)), Coverage.All, false, flaw));
        Put(targetOperation, value);
        Rewire(value);
        return value;
    }

    /// <summary>A value whose clients have a guard around them; where it holds none yet, whatever is called with it.</summary>
    private static Value WithGuard(Value value, Guard guard) => value.Clients.Count > 0
        ? value.With(clients: value.Clients.Select(client => client.With(new[] { guard })).ToImmutableHashSet())
        : value.With(guards: value.Guards.Add(guard));

    // builder.Use(…): a function that gets the client and gives another one, or a function that runs around each call.
    private Value AddMiddleware(IInvocationOperation call, Value target, IOperation? targetOperation, Value[] values)
    {
        var value = target;
        var functions = call.Arguments.Select((argument, i) => (argument.Parameter, values[i].Function, IsGiven: !values[i].IsNull)).Where(static one => one.Parameter?.Type.TypeKind == TypeKind.Delegate).ToArray();
        var factory = functions.FirstOrDefault(one => one.Parameter!.Type is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: { } made } && _engine.Index.IsClient(made));
        if (factory.Function is { } make)
        {
            var inner = target.Clients.Count == 0 && target.Guards.Count == 0 ? Value.None : new Value { Clients = target.Clients, Guards = target.Guards };
            var (made, _) = Run(make, null, call.Syntax, isTop: false, new[] { inner });
            value = made.Clients.Count + made.Guards.Count == 0 ? target : new Value { Clients = made.Clients, Guards = made.Guards, Registrations = target.Registrations };
        }
        else
        {
            // Where only one of the two forms is given, it stands around both kinds of calls.
            var given = functions.Where(static one => one.IsGiven).ToArray();
            foreach (var (parameter, function, _) in given)
            {
                if (function is not null)
                {
                    var covers = given.Length < 2 ? Coverage.All : parameter!.Name.IndexOf("Streaming", StringComparison.OrdinalIgnoreCase) >= 0 ? Coverage.Streams : Coverage.Calls;
                    var (graph, outer) = GraphOf(function);
                    value = WithGuard(value, _engine.FunctionGuard(function.Method, graph, outer, _state, call.Syntax, covers, isFilter: false));
                }
            }
        }

        Replace(targetOperation, value);
        Rewire(value);
        return value;
    }

    // A builder gives itself back: the local that holds it holds the guarded client too.
    private void Replace(IOperation? target, Value value)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Assign(local.Local, value);
                break;
            case IFlowCaptureReferenceOperation capture:
                Assign((_graph, capture.Id), value);
                break;
            case IInvocationOperation { Instance: { } instance } call when SymbolEqualityComparer.Default.Equals(instance.Type, call.Type):
                Replace(instance, value);
                break;
            case IInvocationOperation { Instance: null, TargetMethod.IsExtensionMethod: true, Arguments: { Length: > 0 } arguments } call when SymbolEqualityComparer.Default.Equals(arguments[0].Value.Type, call.Type):
                Replace(arguments[0].Value, value);
                break;
        }
    }

    private Value Register(IInvocationOperation call, string service, Value value, IOperation? targetOperation)
    {
        var registration = _engine.RegistrationAt(call.Syntax, service, IsKeyed(call));
        value = AsRegistered(call, value).With(registrations: ImmutableHashSet.Create(registration));
        Assign(registration, value);
        _engine.NoteRegistration(registration, value);
        Put(targetOperation, value.With(registrations: ImmutableHashSet<Registration>.Empty));
        return value;
    }

    private static bool IsKeyed(IInvocationOperation call) => call.TargetMethod.Name.IndexOf("Keyed", StringComparison.Ordinal) >= 0;

    private Value AsRegistered(IInvocationOperation call, Value value) => value.Clients.Count > 0
        ? value
        : value.With(clients: value.Clients.Add(new Client(call.Syntax, call.TargetMethod.Name, _engine.SinkModel(call).Text, false, null)));

    // What is put around a builder after its registration stands around what the container gives.
    private void Rewire(Value value)
    {
        foreach (var registration in value.Registrations)
        {
            Assign(registration, value);
            _engine.NoteRegistration(registration, value);
        }
    }

    // A factory's client, given as a function.
    private Value WithReturned(IInvocationOperation call, Value content, Value[] values)
    {
        foreach (var value in values)
        {
            if (value.Function is { } make)
            {
                var (returned, _) = Run(make, null, call.Syntax, isTop: false);
                content = Value.Combine(content, returned);
            }
        }

        return content.WithoutText();
    }

    /// <summary>services.AddSingleton&lt;IChatClient&gt;(…) and its kin.</summary>
    private bool AddToContainer(IInvocationOperation call, IOperation? targetOperation, Value[] values)
    {
        var method = call.TargetMethod;
        if (Array.IndexOf(ContainerMethods, method.Name) < 0)
        {
            return false;
        }

        var made = WithReturned(call, Value.Combine(values.Skip(1).ToArray()), values);
        var service = method.TypeArguments.Length > 0 ? method.TypeArguments[0] : call.Arguments.Skip(1).Select(argument => Unwrapped(argument.Value).Last().Type).FirstOrDefault(type => _engine.Index.IsClient(type));
        if (service is null)
        {
            return false;
        }

        if (method.TypeArguments.Length > 1 && _engine.IsOwn(method.TypeArguments[1]) && _engine.Index.IsClient(method.TypeArguments[1]))
        {
            made = _engine.OwnClient(method.TypeArguments[1], call.Syntax);
        }

        if (_engine.Index.IsClient(service))
        {
            var registration = _engine.RegistrationAt(call.Syntax, Names.FullName(service.OriginalDefinition), IsKeyed(call));
            var value = made.Clients.Count > 0 ? made : made.With(clients: made.Clients.Add(new Client(call.Syntax, service.Name, null, false, null)));
            Assign(registration, value);
            _engine.NoteRegistration(registration, value);
            Put(targetOperation, value.WithoutText());
            return true;
        }

        return _engine.IsOwn(service) && made.Clients.Count == 0;
    }

    /// <summary>kernel.PromptRenderFilters.Add(new F()) and builder.Services.AddSingleton&lt;IPromptRenderFilter, F&gt;().</summary>
    private bool AddFilter(IInvocationOperation call, IOperation? targetOperation, Value[] values)
    {
        if (!call.TargetMethod.Name.StartsWith("Add", StringComparison.Ordinal) && call.TargetMethod.Name != "Insert")
        {
            return false;
        }

        var types = call.TargetMethod.TypeArguments.Concat(call.Arguments.SelectMany(argument => Unwrapped(argument.Value)).Select(static one => one.Type).OfType<ITypeSymbol>());
        var filters = types.Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct && _engine.IsOwn(type)).SelectMany(_engine.Index.Filters).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).ToArray();
        foreach (var filter in filters)
        {
            var guard = _engine.MethodGuard(filter, call.Syntax, Coverage.All, isFilter: true);
            Put(targetOperation, new Value { Guards = ImmutableHashSet.Create(guard) });
            _engine.NoteFilter(guard, targetOperation?.Type);
        }

        return filters.Length > 0;
    }

    // In a filter, context.Result = … takes the answer's place.
    private bool ReplacesAnswer(IOperation instance, Value value)
    {
        if (!_log.IsForwarding || instance is not IParameterReferenceOperation { Parameter: { } context } || !WiringEngine.IsPipelineContext(context))
        {
            return false;
        }

        var kept = GetParameter(context);
        Assign(context, Value.Combine(kept.With(origins: kept.Origins.RemoveRange(kept.Origins.Keys.Where(static origin => origin.Kind == OriginKind.Answer))), value));
        return true;
    }

    /// <summary>What a filter lets through when it ends is the answer.</summary>
    public void LetThrough(FlowState exit, IParameterSymbol context, SyntaxNode place)
    {
        _state = exit;
        _isRecording = true;
        Escape(GetParameter(context), place);
        _isRecording = false;
    }
}
