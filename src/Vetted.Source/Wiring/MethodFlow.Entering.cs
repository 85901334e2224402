using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Vetted.Source.Wiring;

/// <summary>Entering the project's own methods, local functions and lambdas.</summary>
internal sealed partial class MethodFlow
{
    private const int DeepestCall = 2;

    /// <summary>Enters a method of the project; null where it is none, where nothing in it matters, or where it lies too deep.</summary>
    private Value? Enter(IMethodSymbol? method, IOperation call, Value instance, IReadOnlyList<(IParameterSymbol Parameter, Value Value)> arguments)
    {
        if (method is null || !_engine.IsOwn(method))
        {
            return null;
        }

        var targets = _engine.Implementations(method);
        if (targets.Count == 0)
        {
            return null;
        }

        var hasText = arguments.Any(static pair => pair.Value.Origins.Count > 0);
        var relevant = targets.Where(target => _engine.IsRelevant(target) || target.MethodKind == MethodKind.LocalFunction).ToArray();
        if (relevant.Length == 0)
        {
            // What a method without arguments gives may be a constant: a system prompt.
            return !hasText && ContentTypes.IsSource(method.ReturnType) && _chain.Depth < DeepestCall && targets.Count == 1 && !_chain.IsInside(targets[0]) && WiringEngine.IsSmall(targets[0]) && _engine.GraphOf(targets[0]) is not null
                ? EnterOne(targets[0], call, arguments, _state).Returned
                : null;
        }

        if (_chain.Depth >= DeepestCall || relevant.Any(_chain.IsInside))
        {
            if (_isRecording && relevant.Any(_engine.Matters))
            {
                _log.Beyond.Add(call.Syntax);
            }

            return null;
        }

        var (before, after, result) = (_state, (FlowState?)null, Value.None);
        foreach (var target in targets)
        {
            var (exit, returned) = EnterOne(target, call, arguments, before);
            after = FlowState.Join(after, exit);
            result = ReferenceEquals(result, Value.None) ? returned : Value.Either(result, returned);
        }

        if (after is null)
        {
            _isDead = true;
            return Value.None;
        }

        _state = after;
        return result;
    }

    private (FlowState? Exit, Value Returned) EnterOne(IMethodSymbol target, IOperation call, IReadOnlyList<(IParameterSymbol Parameter, Value Value)> arguments, FlowState before)
    {
        var (graph, outer) = target.MethodKind == MethodKind.LocalFunction ? FindLocalFunction(target) : (_engine.GraphOf(target), null);
        if (graph is null)
        {
            return (before, Value.Combine(arguments.Select(static pair => pair.Value).ToArray()));
        }

        var state = before;
        foreach (var (parameter, value) in arguments)
        {
            if (parameter.Ordinal < target.Parameters.Length)
            {
                state = state.Set(target.Parameters[parameter.Ordinal], value);
            }
        }

        return new MethodFlow(_engine, graph, _chain.Into(call.Syntax, target), _log, outer, isTop: false).Run(state, _isRecording);
    }

    private (ControlFlowGraph? Graph, MethodFlow? Outer) FindLocalFunction(IMethodSymbol function)
    {
        for (var flow = this; flow is not null; flow = flow._outer)
        {
            if (flow._graph.LocalFunctions.FirstOrDefault(one => SymbolEqualityComparer.Default.Equals(one, function.OriginalDefinition)) is { } own)
            {
                return (flow._graph.GetLocalFunctionControlFlowGraph(own), flow);
            }
        }

        return (null, null);
    }

    /// <summary>Runs a function that is handed to somebody: its parameters are what that somebody gives it.</summary>
    private (Value Returned, FlowState? After) Run(Function function, Value? given, SyntaxNode call, bool isTop, Value[]? arguments = null)
    {
        var method = function.Method;
        if (_chain.Depth > DeepestCall + 1 || _chain.IsInside(method))
        {
            return (given ?? Value.None, _state);
        }

        var (graph, outer) = GraphOf(function);
        if (graph is null || (function.Lambda is null && method.MethodKind != MethodKind.LocalFunction && !_engine.IsRelevant(method)))
        {
            return (Value.Combine(new[] { given ?? Value.None }.Concat(arguments ?? Array.Empty<Value>()).ToArray()), _state);
        }

        var state = _state;
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            var parameter = method.Parameters[i];
            var value = arguments is not null && i < arguments.Length
                ? arguments[i]
                : given is { Origins.Count: > 0 } && ContentTypes.IsContent(parameter.Type) ? given : null;
            state = state.Set(parameter, value ?? _engine.ParameterValue(parameter));
        }

        var flow = new MethodFlow(_engine, graph, _chain.Into(call, method), _log, outer, isTop);
        var (exit, returned) = flow.Run(state, _isRecording);
        return (returned, exit);
    }

    private (ControlFlowGraph? Graph, MethodFlow? Outer) GraphOf(Function function)
    {
        if (function.Lambda is { } lambda && function.Flow is { } flow)
        {
            return (flow._graph.GetAnonymousFunctionControlFlowGraph(lambda), flow);
        }

        return function.Method.MethodKind == MethodKind.LocalFunction
            ? function.Flow?.FindLocalFunction(function.Method) ?? (null, null)
            : _engine.IsOwn(function.Method) ? (_engine.GraphOf(function.Method), null) : (null, null);
    }

    /// <summary>Runs a function that is kept by somebody and called at another time.</summary>
    private void RunDetached(Value function, Value given, SyntaxNode place)
    {
        if (function.Function is { } known)
        {
            Run(known, given, place, isTop: true);
        }
    }
}
