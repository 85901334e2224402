using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vetted.Catalog;

namespace Vetted.Source.Wiring;

/// <summary>Asking a model, checking a text, and letting an answer out.</summary>
internal sealed partial class MethodFlow
{
    /// <summary>A model is asked.</summary>
    private Value Asked(IInvocationOperation call, ClientMember row, Value target, Value content, IMethodSymbol method)
    {
        var clients = target.Clients.Union(content.Clients);
        var tools = clients.Count > 0 && clients.All(static client => client.IsGuardModel)
            ? clients.Select(client => client.GuardTool)
            : content.Models.Count > 0 ? content.Models.Select(model => _engine.Index.OfModel(model)?.Id).Where(static id => id is not null) : Array.Empty<string?>();
        var guardTools = tools.Select(id => id is null ? null : _engine.Tool(id)).ToArray();
        if (guardTools.Length > 0)
        {
            return Checked(call, guardTools.OfType<SafetyTool>().ToArray(), content, null);
        }

        var answer = new Origin(OriginKind.Answer, call.Syntax, _chain, "", "the answer");
        _state = _state.Renew(answer);
        if (_isRecording)
        {
            Record(call, row, target, content, clients, method);
        }

        // A filter finds the answer in the context that it passed on.
        foreach (var argument in _log.IsForwarding ? call.Arguments : ImmutableArray<IArgumentOperation>.Empty)
        {
            if (argument.Value is IParameterReferenceOperation { Parameter: { } context } && WiringEngine.IsPipelineContext(context))
            {
                Assign(context, Value.Combine(GetParameter(context), Value.Of(answer)));
            }
        }

        return row.Role == ClientRole.Trains ? Value.Combine(Value.Of(answer), target.WithoutText()) : Value.Of(answer);
    }

    private void Record(IInvocationOperation call, ClientMember row, Value target, Value content, ImmutableHashSet<Client> clients, IMethodSymbol method)
    {
        var visit = _log.VisitOf(call.Syntax, _chain, row);
        visit.Clients = clients;
        visit.Guards = target.Guards.Union(content.Guards);
        visit.Models = content.Models;
        visit.Before = _state.Checks;
        visit.Variable = VariableOf(call.Instance);
        var type = call.Instance?.Type ?? (call.Arguments.Length > 0 && method.IsExtensionMethod ? call.Arguments[0].Value.Type : null);
        visit.ReceiverName = type?.Name ?? method.ContainingType.Name;
        visit.UnknownClient = !_log.IsForwarding && clients.Count == 0 && type is not null && ClientIndex.MayBeGuarded(type) ? "the client comes from elsewhere (" + type.Name + ")" : null;
        foreach (var pair in content.Origins)
        {
            visit.Content[pair.Key] = pair.Value.Union(_state.Passed(pair.Key));
        }
    }

    /// <summary>A check runs over some content.</summary>
    private Value Checked(IOperation call, IReadOnlyList<SafetyTool> tools, Value content, string? flaw)
    {
        var check = _engine.CheckAt(call.Syntax, _chain, tools, flaw);
        foreach (var origin in content.Origins.Keys)
        {
            check.Subjects.Add(origin);
        }

        foreach (var argument in call is IInvocationOperation invocation ? invocation.Arguments : ImmutableArray<IArgumentOperation>.Empty)
        {
            if (VariableOf(argument.Value) is { } variable)
            {
                check.Variables.Add(variable);
            }
        }

        _log.Checks.Add(check);
        _state = _state.Learn(check, Learnt.Nothing);
        var finding = new Origin(OriginKind.Finding, call.Syntax, _chain, "", "the finding");
        return new Value
        {
            Origins = ImmutableDictionary<Origin, ImmutableHashSet<Check>>.Empty.Add(finding, ImmutableHashSet.Create(check)),
            Outcomes = ImmutableHashSet.Create(new Outcome(check, Meaning.Unknown, false)),
        };
    }

    private static ISymbol? VariableOf(IOperation? operation) => operation is null ? null : Unwrapped(operation).Last() switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation field => field.Field,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private SafetyTool? AddressOf(Value[] values, IInvocationOperation call)
    {
        foreach (var value in values)
        {
            if (value.Constant is { HasValue: true, Value: string text } && _engine.Index.OfAddress(text, call.Syntax) is { } tool)
            {
                return tool;
            }
        }

        return null;
    }

    /// <summary>A text leaves the code that can be followed.</summary>
    private void Escape(Value value, SyntaxNode place)
    {
        if (!_isRecording)
        {
            return;
        }

        foreach (var pair in value.Origins.Where(static pair => pair.Key.Kind == OriginKind.Answer))
        {
            _log.Find(pair.Key)?.Leaves.Add((place, pair.Value.Union(_state.Passed(pair.Key)), _state.Checks));
        }
    }
}
