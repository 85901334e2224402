using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vetted.Catalog;

namespace Vetted.Source.Wiring;

/// <summary>What the project's own middleware, delegating clients and filters are worth: their bodies are read like any other member, with what came to them as the text from outside.</summary>
internal sealed partial class WiringEngine
{
    private readonly Dictionary<(ISymbol, SyntaxNode), Guard> _guards = new();
    private readonly Dictionary<ISymbol, IReadOnlyList<Guard>> _pipelines = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);

    /// <summary>Forgets what was read with the values of an earlier pass.</summary>
    public void StartPass()
    {
        _guards.Clear();
        _pipelines.Clear();
    }

    /// <summary>The guard that a function around each call is.</summary>
    public Guard FunctionGuard(IMethodSymbol function, ControlFlowGraph? graph, MethodFlow? outer, FlowState state, SyntaxNode site, Coverage covers, bool isFilter)
    {
        if (_guards.TryGetValue((function, site), out var known))
        {
            return known;
        }

        var none = new Guard(site, 0, 0, "", covers, isFilter, null);
        if (graph is null || !_open.Add(function))
        {
            return none;
        }

        var next = function.Parameters.Where(static parameter => parameter.Type.TypeKind == TypeKind.Delegate).Cast<ISymbol>().ToImmutableHashSet(SymbolEqualityComparer.Default);
        var log = new FlowLog { IsForwarding = true, Next = next };
        foreach (var parameter in function.Parameters)
        {
            state = state.Set(parameter, ParameterValue(parameter));
        }

        var flow = new MethodFlow(this, graph, new CallChain(null, function), log, outer, isTop: true);
        var (exit, _) = flow.Run(state, isRecording: true);
        if (exit is not null && function.Parameters.FirstOrDefault(IsPipelineContext) is { } context)
        {
            flow.LetThrough(exit, context, site);
        }

        _open.Remove(function);
        var guard = Judge.AsGuard(log, site, covers, isFilter);
        _guards[(function, site)] = guard;
        return guard;
    }

    public Guard MethodGuard(IMethodSymbol method, SyntaxNode site, Coverage covers, bool isFilter) =>
        FunctionGuard((IMethodSymbol)Definition(method), GraphOf(method), null, FlowState.Empty, site, covers, isFilter);

    /// <summary>What a client type of the project does with the calls that come to it.</summary>
    public IReadOnlyList<Guard> PipelineGuards(ITypeSymbol type, SyntaxNode site)
    {
        var definition = type.OriginalDefinition;
        if (!_pipelines.TryGetValue(definition, out var guards))
        {
            _pipelines.Add(definition, Array.Empty<Guard>());
            _pipelines[definition] = guards = ReadPipeline(definition, site);
        }

        return guards;
    }

    private List<Guard> ReadPipeline(ITypeSymbol type, SyntaxNode site)
    {
        var guards = new List<Guard>();
        var covered = Coverage.None;
        for (var one = type; one is not null && IsOwn(one); one = one.BaseType)
        {
            foreach (var method in one.GetMembers().OfType<IMethodSymbol>().Where(static method => method is { IsAbstract: false, MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation }))
            {
                var kind = Index.Find(method)?.Role switch
                {
                    ClientRole.Calls => Coverage.Calls,
                    ClientRole.Streams => Coverage.Streams,
                    _ => Coverage.None,
                };
                if (kind != Coverage.None && (covered & kind) == 0)
                {
                    covered |= kind;
                    guards.Add(MethodGuard(method, method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) ?? site, kind, isFilter: false));
                }
            }
        }

        // What is not overridden goes straight to the inner client.
        var open = Coverage.All & ~covered;
        var categories = guards.Aggregate(0, static (bits, guard) => bits | guard.Categories);
        if (open != Coverage.None && covered != Coverage.None && categories != 0)
        {
            var kind = open == Coverage.Streams ? "streaming calls" : "calls that do not stream";
            guards.Add(new Guard(guards[0].Syntax, 0, categories, guards[0].Tools, open, false, kind + " get past it: " + type.Name + " does not override their method"));
        }

        return guards;
    }

    /// <summary>A client of the project's own type that the container constructs.</summary>
    public Value OwnClient(ITypeSymbol type, SyntaxNode site) => new()
    {
        Clients = ImmutableHashSet.Create(new Client(site, type.Name, null, false, null).With(PipelineGuards(type, site))),
    };

    /// <summary>Which part of a guardrail's setting is missing, or null.</summary>
    public string? IncompleteGuard(Value value, IOperation assignment)
    {
        if (_modelOf(assignment.Syntax.SyntaxTree)?.GetOperation(assignment.Syntax, _cancellationToken) is not IAssignmentOperation original)
        {
            return null;
        }

        var type = (original.Value is IConversionOperation conversion ? conversion.Operand : original.Value) is IObjectCreationOperation created ? created.Type : null;
        var member = MemberSyntax.Enclosing(assignment.Syntax);
        foreach (var needed in _knowledge.SafetyTools.SelectMany(static tool => tool.NeededMembers))
        {
            var name = Names.Last(needed);
            var holder = needed.Substring(0, needed.Length - name.Length - 1);
            var isHolder = type is not null && type.Name == Names.Last(holder) && Names.FullName(type) == holder;
            var isBeside = original.Target is IMemberReferenceOperation { Member.ContainingType: { } beside } && Names.FullName(beside) == holder;
            if ((isHolder || isBeside) && !member.DescendantTokens().Any(token => token.ValueText == name))
            {
                return name + " is not set";
            }
        }

        return null;
    }
}
