using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Vetted.Source.Wiring;

/// <summary>Which members of the project matter: those that name something on the way to a model, and those that call them.</summary>
internal sealed partial class WiringEngine
{
    // A caller of a caller of a caller is what tells that the depth is not enough.
    private const int Levels = 3;

    private readonly Dictionary<ISymbol, int> _relevant = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _called = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _asking = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IReadOnlyList<IMethodSymbol>> _implementations = new(SymbolEqualityComparer.Default);
    private List<INamedTypeSymbol>? _types;

    /// <summary>The members that matter, in the order in which they were found.</summary>
    public IEnumerable<ISymbol> Relevant => _relevant.Keys;

    /// <summary>True where a member asks a model or runs a check by itself.</summary>
    public bool Matters(ISymbol member) => _relevant.ContainsKey(Definition(member));

    /// <summary>True where a member itself asks a model.</summary>
    public bool Asks(ISymbol member) => _asking.Contains(Definition(member));

    /// <summary>True where the project calls the member itself.</summary>
    public bool IsCalled(ISymbol member) => _called.Contains(Definition(member));

    public bool IsRelevant(IMethodSymbol method) => _relevant.ContainsKey(Definition(method));

    /// <summary>True for a method that is read in passing.</summary>
    public static bool IsSmall(IMethodSymbol method) => method.DeclaringSyntaxReferences.All(static reference => reference.Span.Length < 1500);

    /// <summary>Finds the members that matter.</summary>
    /// <returns>False where nothing asks a model.</returns>
    public bool Discover()
    {
        var names = Index.NamesIn(_knownTypes);
        for (var level = 0; level <= Levels && names.Count > 0; level++)
        {
            var found = new List<IMethodSymbol>();
            foreach (var tree in _compilation.SyntaxTrees)
            {
                if (TreeTokens.Of(tree, _cancellationToken).HasAny(names) && _modelOf(tree) is { } model)
                {
                    DiscoverIn(tree, model, names, level, found);
                }
            }

            if (level == 0 && _asking.Count == 0)
            {
                return false;
            }

            if (level == 0)
            {
                AddAddresses(found);
            }

            names = new HashSet<string>(found.Where(static method => method.MethodKind != MethodKind.Constructor).Select(static method => method.AssociatedSymbol?.Name ?? method.Name.Split('.').Last()), StringComparer.Ordinal);
        }

        // The constructors and initialisers of a type say what its fields hold.
        foreach (var type in _relevant.Keys.Select(static member => member.ContainingType).Where(static type => type is not null).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).ToArray())
        {
            foreach (var member in type.GetMembers().Where(static member => member is IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor }))
            {
                if (!member.IsImplicitlyDeclared && !_relevant.ContainsKey(member))
                {
                    _relevant.Add(member, Levels + 1);
                }
            }
        }

        return true;
    }

    private void DiscoverIn(SyntaxTree tree, SemanticModel model, HashSet<string> names, int level, List<IMethodSymbol> found)
    {
        SyntaxNode? current = null;
        ISymbol[] members = Array.Empty<ISymbol>();
        foreach (var token in TreeTokens.Of(tree, _cancellationToken).All(tree.GetRoot(_cancellationToken), names.Contains))
        {
            if (token.Parent is not { } name)
            {
                continue;
            }

            var bound = model.GetSymbolInfo(name, _cancellationToken);
            var symbol = bound.Symbol ?? bound.CandidateSymbols.FirstOrDefault();
            if (symbol is null || !(level == 0 ? Counts(symbol) : IsCallOf(symbol, token)))
            {
                continue;
            }

            var enclosing = MemberSyntax.Enclosing(name);
            if (!ReferenceEquals(enclosing, current))
            {
                (current, members) = (enclosing, MembersOf(enclosing, model).ToArray());
            }

            foreach (var member in members)
            {
                if (level > 0 && SymbolEqualityComparer.Default.Equals(member, Definition(symbol)))
                {
                    continue;
                }

                if (level == 0 && symbol is IMethodSymbol called && Index.CallNames.Contains(called.Name))
                {
                    _asking.Add(member);
                }

                if (level > 0)
                {
                    MarkCalled(symbol);
                }

                if (!_relevant.ContainsKey(member))
                {
                    _relevant.Add(member, level);
                    if (member is IMethodSymbol method)
                    {
                        found.Add(method);
                    }
                }
            }
        }
    }

    // A check that is a plain HTTP request is named by no identifier: its address is a text.
    private void AddAddresses(List<IMethodSymbol> found)
    {
        foreach (var tree in _compilation.SyntaxTrees)
        {
            foreach (var text in TreeTokens.Of(tree, _cancellationToken).Telling(Index, Index.MayBeAddress))
            {
                if (text.In(tree.GetRoot(_cancellationToken)).Parent is not { } literal || Index.OfAddress(text.Value, literal) is null || _modelOf(tree) is not { } model)
                {
                    continue;
                }

                foreach (var member in MembersOf(MemberSyntax.Enclosing(literal), model).Where(member => !_relevant.ContainsKey(member)))
                {
                    _relevant.Add(member, 0);
                    if (member is IMethodSymbol method)
                    {
                        found.Add(method);
                    }
                }
            }
        }
    }

    private bool Counts(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => Index.IsClient(constructor.ContainingType) || Index.Checks(constructor).Count > 0,
        IMethodSymbol method => Index.Find(method) is not null || Index.Checks(method).Count > 0 || Index.Wires(method).Count > 0 || Index.IsTrap(method),
        IPropertySymbol property => Index.Checks(property).Count > 0 || Index.Wires(property).Count > 0 || Index.IsFlag(property),
        INamedTypeSymbol type => Index.IsClient(type) || type.TypeKind == TypeKind.Interface && type.GetMembers().OfType<IMethodSymbol>().Any(method => Index.Find(method) is { Role: Catalog.ClientRole.Filter }),
        _ => false,
    };

    // A call, and not the name in a method group that somebody else will call.
    private bool IsCallOf(ISymbol symbol, SyntaxToken token)
    {
        if (symbol is IPropertySymbol property)
        {
            return property.GetMethod is { } getter && _relevant.ContainsKey(getter.OriginalDefinition);
        }

        var next = token.GetNextToken().Text;
        return symbol is IMethodSymbol method && (next is "(" or "<" || token.Language == LanguageNames.VisualBasic)
            && (_relevant.ContainsKey(Definition(method)) || (MayDispatch(method) && Implementations(method).Any(one => _relevant.ContainsKey(one))));
    }

    private void MarkCalled(ISymbol symbol)
    {
        if (symbol is IPropertySymbol { GetMethod: { } getter })
        {
            _called.Add(getter.OriginalDefinition);
        }
        else if (symbol is IMethodSymbol method)
        {
            _called.Add(Definition(method));
            foreach (var implementation in Implementations(method))
            {
                _called.Add(implementation);
            }
        }
    }

    private static IEnumerable<ISymbol> MembersOf(SyntaxNode member, SemanticModel model)
    {
        if (model.GetDeclaredSymbol(member) is { } declared)
        {
            if (declared is IPropertySymbol property)
            {
                foreach (var accessor in new[] { property.GetMethod, property.SetMethod })
                {
                    if (accessor is not null)
                    {
                        yield return accessor;
                    }
                }
            }

            yield return declared;
            yield break;
        }

        // A field's declarators; Visual Basic's method block has its symbol at its statement.
        foreach (var node in member.DescendantNodes().Take(40))
        {
            if (model.GetDeclaredSymbol(node) is { } symbol and (IFieldSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor }))
            {
                yield return symbol;
                if (symbol is IMethodSymbol)
                {
                    yield break;
                }
            }
        }
    }

    /// <summary>The methods of the project that a call can run.</summary>
    public IReadOnlyList<IMethodSymbol> Implementations(IMethodSymbol method)
    {
        var definition = (IMethodSymbol)Definition(method);
        if (!MayDispatch(definition))
        {
            return new[] { definition };
        }

        if (_implementations.TryGetValue(definition, out var known))
        {
            return known;
        }

        var found = new List<IMethodSymbol>();
        if (!definition.IsAbstract)
        {
            found.Add(definition);
        }

        foreach (var type in Types())
        {
            var own = definition.ContainingType.TypeKind == TypeKind.Interface
                ? type.FindImplementationForInterfaceMember(definition) as IMethodSymbol
                : type.GetMembers(definition.Name).OfType<IMethodSymbol>().FirstOrDefault(one => Overrides(one, definition));
            if (own is { IsAbstract: false } && IsOwn(own) && !found.Contains(own, SymbolEqualityComparer.Default))
            {
                found.Add(own);
            }
        }

        _implementations.Add(definition, found);
        return found;
    }

    private static bool MayDispatch(IMethodSymbol method) => method.IsAbstract || (method.IsVirtual && !method.ContainingType.IsSealed) || method.ContainingType?.TypeKind == TypeKind.Interface;

    private static bool Overrides(IMethodSymbol method, IMethodSymbol overridden)
    {
        for (var one = method.OverriddenMethod; one is not null; one = one.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, overridden))
            {
                return true;
            }
        }

        return false;
    }

    private static ISymbol Definition(ISymbol symbol) => symbol is IMethodSymbol method ? (method.ReducedFrom ?? method.PartialImplementationPart ?? method).OriginalDefinition : symbol.OriginalDefinition;

    private List<INamedTypeSymbol> Types()
    {
        if (_types is null)
        {
            _types = new List<INamedTypeSymbol>();
            var rest = new Stack<INamespaceOrTypeSymbol>();
            rest.Push(_compilation.Assembly.GlobalNamespace);
            while (rest.Count > 0)
            {
                foreach (var member in rest.Pop().GetMembers().OfType<INamespaceOrTypeSymbol>())
                {
                    rest.Push(member);
                    if (member is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type)
                    {
                        _types.Add(type);
                    }
                }
            }
        }

        return _types;
    }
}
