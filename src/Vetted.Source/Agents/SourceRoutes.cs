using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>
/// The guard map of sources, drawn from where something was seen upwards to whoever calls it, so that only names that lead somewhere are bound. For reports: an
/// editor has no use for it and does not pay for it.
/// </summary>
internal sealed class SourceRoutes
{
    // More members than this above one call are no map any more.
    private const int MostMembers = 2000;

    private readonly IReadOnlyList<SyntaxTree> _trees;
    private readonly Func<SyntaxTree, SemanticModel?> _modelOf;
    private readonly EvidenceCollector _collector;
    private readonly CancellationToken _cancellationToken;
    private readonly GuardMap<ISymbol> _map = new(SymbolEqualityComparer.Default);

    public SourceRoutes(IReadOnlyList<SyntaxTree> trees, Func<SyntaxTree, SemanticModel?> modelOf, EvidenceCollector collector, CancellationToken cancellationToken)
    {
        _trees = trees;
        _modelOf = modelOf;
        _collector = collector;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Draws the map.</summary>
    public IReadOnlyList<GuardRoute> Draw()
    {
        foreach (var tree in _trees)
        {
            Mark(tree);
        }

        var known = new HashSet<ISymbol>(_map.Marked, SymbolEqualityComparer.Default);
        var open = new Queue<ISymbol>(known);
        while (open.Count > 0 && known.Count < MostMembers)
        {
            var member = open.Dequeue();
            foreach (var caller in Callers(member))
            {
                _map.AddCall(caller, member);
                if (known.Add(caller))
                {
                    open.Enqueue(caller);
                }
            }
        }

        return _map.Draw(member => (Name(member), new Evidence(Technique.Source, PlaceOf(member), Confidence.High, member.GetDocumentationCommentId())));
    }

    private void Mark(SyntaxTree tree)
    {
        if (_collector.Of(tree) is not { } seen || _modelOf(tree) is not { } model)
        {
            return;
        }

        foreach (var one in seen.Models.Where(one => one.Fact.Use >= ModelUse.Selected && one.Fact.Identity?.IsGuard != true))
        {
            Add(model, one.Span.Start, member => _map.AddModel(member, one.Fact.Text));
        }

        foreach (var one in seen.SafetyTools.Where(one => one.Fact.Assurance >= Assurance.Used))
        {
            Add(model, one.Span.Start, member => _map.AddGuard(member, one.Fact.Tool));
        }

        foreach (var one in seen.Parts.Where(one => one.Fact.Kind is "tool" or "mcp-server" or "mcp-client"))
        {
            Add(model, one.Span.Start, member => _map.AddTool(member, one.Fact.Name));
        }

        foreach (var span in _collector.ModelCalls(tree))
        {
            Add(model, span.Start, _map.AddModelCall);
        }
    }

    private void Add(SemanticModel model, int position, Action<ISymbol> add)
    {
        if (Member(model, position) is { } member)
        {
            add(member);
        }
    }

    // The member as people call it: a lambda belongs to the method around it, an initialiser to the constructor.
    private ISymbol? Member(SemanticModel model, int position)
    {
        var symbol = model.GetEnclosingSymbol(position, _cancellationToken);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol switch
        {
            IMethodSymbol { AssociatedSymbol: { } property } => property.OriginalDefinition,
            IMethodSymbol method => method.OriginalDefinition,
            INamedTypeSymbol type => Constructor(type),
            IFieldSymbol or IPropertySymbol => Constructor(symbol.ContainingType),
            _ => null,
        };
    }

    private static ISymbol? Constructor(INamedTypeSymbol type) => type.InstanceConstructors.FirstOrDefault() ?? (ISymbol?)type.StaticConstructors.FirstOrDefault();

    private IEnumerable<ISymbol> Callers(ISymbol member)
    {
        var isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor };
        if (member.Name is "<Main>$" or "Main")
        {
            yield break;
        }

        // Whatever an instance does rests on what its constructor made.
        if (isConstructor)
        {
            foreach (var method in member.ContainingType.GetMembers().OfType<IMethodSymbol>().Where(method => method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsImplicitlyDeclared: false }))
            {
                yield return method;
            }
        }

        var called = isConstructor ? new ISymbol[] { member.ContainingType } : Declarations(member).Append(member).ToArray();
        var name = isConstructor ? member.ContainingType.Name : member.Name;
        foreach (var tree in _trees)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var tokens = TreeTokens.Of(tree, _cancellationToken);
            if (!tokens.Has(name) || _modelOf(tree) is not { } model)
            {
                continue;
            }

            foreach (var token in tokens.All(tree.GetRoot(_cancellationToken), one => one == name))
            {
                if (isConstructor && token.GetPreviousToken().RawKind is not (SyntaxShapes.CSharpNewKeyword or SyntaxShapes.BasicNewKeyword))
                {
                    continue;
                }

                var info = model.GetSymbolInfo(token.Parent!, _cancellationToken);
                var symbol = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault())?.OriginalDefinition;
                symbol = isConstructor && symbol is IMethodSymbol ? symbol.ContainingType : symbol;
                if (symbol is not null && called.Contains(symbol, SymbolEqualityComparer.Default) && Member(model, token.SpanStart) is { } caller)
                {
                    yield return caller;
                }
            }
        }
    }

    // Whoever calls through an interface or a base class calls it too.
    private static IEnumerable<ISymbol> Declarations(ISymbol member)
    {
        for (var overridden = (member as IMethodSymbol)?.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            yield return overridden.OriginalDefinition;
        }

        foreach (var declared in member.ContainingType.AllInterfaces.SelectMany(one => one.GetMembers(member.Name)))
        {
            if (SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(declared), member))
            {
                yield return declared.OriginalDefinition;
            }
        }
    }

    private static string Name(ISymbol member)
    {
        var type = member.ContainingType is { } owner ? Names.FullName(owner) : "";
        return type + "." + (member.Name == "<Main>$" ? "Main" : member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "new" : member.Name);
    }

    private Place PlaceOf(ISymbol member)
    {
        var reference = member.DeclaringSyntaxReferences.FirstOrDefault() ?? member.ContainingType?.DeclaringSyntaxReferences.FirstOrDefault();
        return reference is null ? new Place("", 0) : _collector.PlaceOf(reference.SyntaxTree, new Microsoft.CodeAnalysis.Text.TextSpan(reference.Span.Start, 0));
    }
}
