using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>
/// Classes of the project that hold a protecting call, followed to where they are made, registered and called: the filter that reaches a moderation service
/// stands in one file, and the line that puts it in front of the model in another.
/// </summary>
internal sealed class OwnGuards
{
    // A filter that calls a service that calls the API.
    private const int Depth = 3;

    private static readonly string[] RegisteringVerbs = { "Add", "TryAdd", "Use", "With", "Register" };

    private readonly Func<SyntaxTree, SemanticModel?> _modelOf;
    private readonly EvidenceCollector _collector;
    private readonly ICollection<string> _acting;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<INamedTypeSymbol, Dictionary<string, Assurance>> _types = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, HashSet<string>> _methods = new(SymbolEqualityComparer.Default);
    private readonly HashSet<(SyntaxTree, int)> _told = new();

    public OwnGuards(Func<SyntaxTree, SemanticModel?> modelOf, EvidenceCollector collector, ICollection<string> acting, CancellationToken cancellationToken)
    {
        _modelOf = modelOf;
        _collector = collector;
        _acting = acting;
        _cancellationToken = cancellationToken;
    }

    /// <summary>A class that guards by being registered, such as a filter that can withhold a call.</summary>
    /// <param name="type">The class.</param>
    /// <param name="tool">The catalog's tool.</param>
    public void Add(INamedTypeSymbol type, string tool) => ToolsOf(type)[tool] = Assurance.Used;

    /// <summary>Adds what the project's own guards guard.</summary>
    /// <param name="trees">All trees of the project.</param>
    public void Run(IReadOnlyList<SyntaxTree> trees)
    {
        var open = new List<FoundUse>();
        foreach (var tree in trees)
        {
            open.AddRange(_collector.Tools(tree).Where(use => _acting.Contains(use.Tool)).Select(use => new FoundUse(tree, use.Span, use.Tool, IsKept: false)));
        }

        for (var round = 0; round < Depth && (open.Count > 0 || (round == 0 && _types.Count > 0)); round++)
        {
            var (types, methods) = Holders(open, isFirst: round == 0);
            open = types.Count + methods.Count == 0 ? new() : Follow(trees, types, methods);
        }
    }

    // The classes and methods that hold what was found in the last round.
    private (HashSet<string> Types, HashSet<string> Methods) Holders(List<FoundUse> found, bool isFirst)
    {
        var types = new HashSet<string>(isFirst ? _types.Keys.Select(type => type.Name) : Enumerable.Empty<string>(), StringComparer.Ordinal);
        var methods = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (tree, span, tool, isKept) in found)
        {
            var symbol = _modelOf(tree)?.GetEnclosingSymbol(span.Start, _cancellationToken);
            while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            {
                symbol = symbol.ContainingSymbol;
            }

            if (symbol?.ContainingType is not { } type || symbol is IMethodSymbol { IsStatic: true, Name: "Main" or "<Main>$" })
            {
                continue;
            }

            var guarding = isKept && symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } keeper && !Gives(keeper) ? Array.Empty<ISymbol>() : GuardingMethods(symbol, type).ToArray();
            if (guarding.Length > 0 && !ToolsOf(type).ContainsKey(tool))
            {
                ToolsOf(type).Add(tool, Assurance.Referenced);
                types.Add(type.Name);
            }

            foreach (var method in guarding)
            {
                if (!_methods.TryGetValue(method, out var tools))
                {
                    _methods.Add(method, tools = new HashSet<string>(StringComparer.Ordinal));
                }

                if (tools.Add(tool))
                {
                    methods.Add(method.Name);
                }
            }
        }

        return (types, methods);
    }

    // The protecting call may stand in a private helper or a property; then what others can call to reach it counts. And whoever calls through an interface calls it too.
    private IEnumerable<ISymbol> GuardingMethods(ISymbol symbol, INamedTypeSymbol type)
    {
        var own = (symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && method.DeclaredAccessibility != Accessibility.Private
            ? new[] { method }
            : Reaching(symbol, type).Where(member => member is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: not Accessibility.Private })).Where(CanGuard).ToArray();
        return own.Concat<ISymbol>(own.SelectMany(member => type.AllInterfaces.SelectMany(one => one.GetMembers(member.Name))
            .Where(declared => declared.Locations.Any(location => location.IsInSource) && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declared), member))));
    }

    // What is given nothing and gives nothing (RunAsync(), Dispose()) can neither look at a text nor hand out a client: it is a program with a check in it.
    private static bool CanGuard(IMethodSymbol method) => Gives(method) || method.Parameters.Any(parameter => parameter.Type.Name != "CancellationToken");

    private static bool Gives(IMethodSymbol method) =>
        method.ReturnType is { SpecialType: not SpecialType.System_Void } and not INamedTypeSymbol { TypeArguments.Length: 0, Name: "Task" or "ValueTask" };

    // _checker = await Checker.CreateAsync(path): what makes the guard ready (InitializeAsync) has looked at nothing yet; the method that asks the field does.
    private static bool IsKept(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var part = node; part is not null; part = part.Parent)
        {
            if (model.GetOperation(part, cancellationToken) is IAssignmentOperation assignment)
            {
                return assignment.Target is IFieldReferenceOperation { Instance: IInstanceReferenceOperation } or IPropertyReferenceOperation { Instance: IInstanceReferenceOperation }
                    && assignment.Value.Syntax.Span.Contains(node.Span);
            }
        }

        return false;
    }

    // The methods of the class that name the member, or name one that does; all of them where it is no method and runs with the object itself.
    private List<IMethodSymbol> Reaching(ISymbol symbol, INamedTypeSymbol type)
    {
        var open = type.GetMembers().OfType<IMethodSymbol>().Where(method => !SymbolEqualityComparer.Default.Equals(method, symbol)).ToList();
        if (symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } and not IPropertySymbol)
        {
            return open;
        }

        var reached = new List<IMethodSymbol>();
        var names = new HashSet<string>(StringComparer.Ordinal) { symbol.Name };
        for (var isMore = true; isMore;)
        {
            var found = open.Where(method => method.DeclaringSyntaxReferences.Any(part => Names(part, names))).ToList();
            reached.AddRange(found);
            open.RemoveAll(found.Contains);
            var known = names.Count;
            names.UnionWith(found.Select(static method => method.Name));
            isMore = names.Count > known;
        }

        return reached;
    }

    private bool Names(SyntaxReference part, HashSet<string> names)
    {
        var node = part.GetSyntax(_cancellationToken);
        return node.DescendantTokens().Any(token => SyntaxShapes.IsIdentifier(token) && token.Parent != node && names.Contains(token.ValueText));
    }

    private List<FoundUse> Follow(IReadOnlyList<SyntaxTree> trees, HashSet<string> types, HashSet<string> methods)
    {
        var found = new List<FoundUse>();
        var names = new HashSet<string>(types.Concat(methods), StringComparer.Ordinal);
        foreach (var tree in trees)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var tokens = TreeTokens.Of(tree, _cancellationToken);
            if (!tokens.HasAny(names) || _modelOf(tree) is not { } model)
            {
                continue;
            }

            foreach (var token in tokens.All(tree.GetRoot(_cancellationToken), names.Contains))
            {
                if (token.Parent is { } node && !_told.Contains((tree, token.SpanStart)) && model.GetSymbolInfo(node, _cancellationToken) is var info && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { } symbol)
                {
                    foreach (var (tool, assurance) in Uses(symbol, token))
                    {
                        _told.Add((tree, token.SpanStart));
                        _collector.AddSafetyTool(tree, token.Span, tool, symbol.GetDocumentationCommentId(), assurance, "through " + (symbol as INamedTypeSymbol ?? symbol.ContainingType).Name);
                        found.Add(new FoundUse(tree, token.Span, tool, IsKept(node, model, _cancellationToken)));
                    }
                }
            }
        }

        return found;
    }

    private IEnumerable<(string Tool, Assurance Assurance)> Uses(ISymbol symbol, SyntaxToken token)
    {
        if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
        {
            symbol = symbol.ContainingType;
        }

        if (symbol is INamedTypeSymbol type)
        {
            return _types.TryGetValue(type.OriginalDefinition, out var tools) && IsMadeOrRegistered(token) && !IsInside(token, type)
                ? tools.Select(tool => (tool.Key, tool.Value))
                : Enumerable.Empty<(string, Assurance)>();
        }

        return _methods.TryGetValue(symbol.OriginalDefinition, out var called) && token.GetPreviousToken().Text == "." && !IsInside(token, symbol.ContainingType)
            ? called.Select(tool => (tool, Assurance.Used))
            : Enumerable.Empty<(string, Assurance)>();
    }

    // new Guard(…), AddSingleton<IFilter, Guard>(), Guard.CreateAsync(…)
    private static bool IsMadeOrRegistered(SyntaxToken token)
    {
        var before = token.GetPreviousToken();
        if (before.RawKind is SyntaxShapes.CSharpNewKeyword or SyntaxShapes.BasicNewKeyword || (token.GetNextToken().Text == "." && token.GetNextToken().GetNextToken().GetNextToken().Text == "("))
        {
            return true;
        }

        for (var node = token.Parent; node is not null && node.Span.Length < 300; node = node.Parent)
        {
            if (node.RawKind is SyntaxShapes.CSharpGenericName or SyntaxShapes.BasicGenericName && node.GetFirstToken() is var method && method != token)
            {
                return Array.Exists(RegisteringVerbs, verb => method.ValueText.StartsWith(verb, StringComparison.Ordinal));
            }
        }

        return false;
    }

    private static bool IsInside(SyntaxToken token, INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == token.SyntaxTree && reference.Span.Contains(token.Span));

    private Dictionary<string, Assurance> ToolsOf(INamedTypeSymbol type)
    {
        if (!_types.TryGetValue(type.OriginalDefinition, out var tools))
        {
            _types.Add(type.OriginalDefinition, tools = new Dictionary<string, Assurance>(StringComparer.Ordinal));
        }

        return tools;
    }

    /// <summary>A use of a tool, of which the next round looks for the holder.</summary>
    /// <param name="Tree">Its tree.</param>
    /// <param name="Span">Where in it.</param>
    /// <param name="Tool">The catalog's tool.</param>
    /// <param name="IsKept">True where a guard is made and put into a member of the object.</param>
    private readonly record struct FoundUse(SyntaxTree Tree, Microsoft.CodeAnalysis.Text.TextSpan Span, string Tool, bool IsKept);
}
