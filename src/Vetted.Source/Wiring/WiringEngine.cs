using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vetted.Catalog;

namespace Vetted.Source.Wiring;

/// <summary>A client in the dependency-injection container.</summary>
/// <param name="Syntax">The registering call.</param>
/// <param name="Service">Full name of the service type.</param>
/// <param name="IsKeyed">True where it is given only to those who name its key.</param>
internal sealed record Registration(SyntaxNode Syntax, string Service, bool IsKeyed);

/// <summary>What is known of the whole compilation while its methods are read: members and constructor parameters with their values, registrations, graphs.</summary>
internal sealed partial class WiringEngine
{
    /// <summary>The call of <c>next</c> in a pipeline.</summary>
    public static readonly ClientMember Forward = new("", "next", ClientRole.Calls, null, true);

    // Blocks read in one compilation; beyond that the answer is "cannot tell" and not a stalled editor.
    private const int MostBlocks = 100_000;

    private readonly Compilation _compilation;
    private readonly SourceKnowledge _knowledge;
    private readonly KnownTypes _knownTypes;
    private readonly Func<SyntaxTree, SemanticModel?> _modelOf;
    private readonly SinkFinder _finder;
    private readonly ValueResolver _resolver;
    private readonly WeakeningIndex _weakenings;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<ISymbol, ControlFlowGraph?> _graphs = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Value> _members = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Value> _arguments = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, Registration> _registrations = new();
    private readonly Dictionary<Registration, Value> _registered = new();
    private readonly HashSet<Guard> _filters = new();
    private readonly Dictionary<(SyntaxNode, CallChain), Check> _checks = new();
    private readonly Dictionary<SyntaxNode, (string? Text, bool IsClientSink, bool IsGuard)> _sinkModels = new();
    private int _blocks;

    public WiringEngine(
        Compilation compilation, SourceKnowledge knowledge, KnownTypes types, Func<SyntaxTree, SemanticModel?> modelOf, SinkFinder finder, ValueResolver resolver, WeakeningIndex weakenings, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _knowledge = knowledge;
        _knownTypes = types;
        _modelOf = modelOf;
        _finder = finder;
        _resolver = resolver;
        _weakenings = weakenings;
        _cancellationToken = cancellationToken;
        Index = SharedIndexes.Clients(knowledge);
    }

    public ClientIndex Index { get; }

    /// <summary>True where the compilation was too large to be read to the end.</summary>
    public bool IsExhausted => _blocks > MostBlocks;

    public void Spend()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (++_blocks > MostBlocks)
        {
            throw new WiringExhaustedException();
        }
    }

    public SafetyTool? Tool(string id) => _knowledge.SafetyTools.FirstOrDefault(tool => tool.Id == id);

    public bool IsOwn(ISymbol? symbol) => symbol is not null && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, _compilation.Assembly);

    public static bool IsPipelineContext(IParameterSymbol parameter) => parameter.Type.Name.EndsWith("Context", StringComparison.Ordinal);

    /// <summary>The graph of a method of the project, or null.</summary>
    public ControlFlowGraph? GraphOf(ISymbol member)
    {
        member = member is IMethodSymbol method ? (method.ReducedFrom ?? method.PartialImplementationPart ?? method).OriginalDefinition : member;
        if (!_graphs.TryGetValue(member, out var graph))
        {
            _graphs.Add(member, graph = CreateGraph(member));
        }

        return graph;
    }

    private ControlFlowGraph? CreateGraph(ISymbol member)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(_cancellationToken);
            if (_modelOf(syntax.SyntaxTree) is not { } model)
            {
                continue;
            }

            // A Visual Basic method's statement is the head of the block that holds its body.
            for (var (node, level) = (syntax, 0); node is not null && level < 2; node = node.Parent, level++)
            {
                var graph = model.GetOperation(node, _cancellationToken) switch
                {
                    IMethodBodyOperation body => ControlFlowGraph.Create(body, _cancellationToken),
                    IConstructorBodyOperation body => ControlFlowGraph.Create(body, _cancellationToken),
                    IBlockOperation { Parent: null } body => ControlFlowGraph.Create(body, _cancellationToken),
                    IFieldInitializerOperation { Parent: null } body => ControlFlowGraph.Create(body, _cancellationToken),
                    IPropertyInitializerOperation { Parent: null } body => ControlFlowGraph.Create(body, _cancellationToken),
                    _ => null,
                };
                if (graph is not null)
                {
                    return graph;
                }
            }

            if (Initializer(syntax) is { } initializer && model.GetOperation(initializer, _cancellationToken) is { Parent: null } value)
            {
                return value switch
                {
                    IFieldInitializerOperation field => ControlFlowGraph.Create(field, _cancellationToken),
                    IPropertyInitializerOperation property => ControlFlowGraph.Create(property, _cancellationToken),
                    _ => null,
                };
            }
        }

        return null;
    }

    private const int CSharpEqualsValueClause = 8796;

    private static SyntaxNode? Initializer(SyntaxNode declaration) => declaration.ChildNodes().FirstOrDefault(static node => node.RawKind == CSharpEqualsValueClause);

    public Check CheckAt(SyntaxNode syntax, CallChain chain, IReadOnlyList<SafetyTool> tools, string? flaw)
    {
        if (!_checks.TryGetValue((syntax, chain), out var check))
        {
            var categories = ClientIndex.Bits(tools.SelectMany(static tool => tool.Categories));
            _checks.Add((syntax, chain), check = new Check(syntax, categories, tools.Select(static tool => tool.Id).ToArray(), flaw));
        }

        return check;
    }

    // Values of members and parameters, gathered from every flow.

    public void NoteMember(ISymbol member, Value value) => Note(_members, member.OriginalDefinition, value);

    public void NoteArgument(IParameterSymbol? parameter, Value value)
    {
        if (parameter is not null && IsOwn(parameter.ContainingSymbol))
        {
            Note(_arguments, parameter.OriginalDefinition, value);
        }
    }

    /// <summary>What a parameter is where no call gives it: what the container gives, what constructions give, else text from outside.</summary>
    public Value ParameterValue(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } && _arguments.TryGetValue(parameter.OriginalDefinition, out var given))
        {
            return given;
        }

        if (Service(parameter.Type, parameter.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "FromKeyedServicesAttribute")) is { } service)
        {
            return service;
        }

        return ContentTypes.IsSource(parameter.Type) || IsPipelineContext(parameter)
            ? Value.Of(new Origin(OriginKind.Parameter, parameter.OriginalDefinition, null, "", parameter.Name))
            : Value.None;
    }

    /// <summary>What a field or property of the project holds, as far as any flow has set it.</summary>
    public Value MemberValue(ISymbol member)
    {
        member = member.OriginalDefinition;
        var isFixed = member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null or { IsInitOnly: true } };
        if (_members.TryGetValue(member, out var known) && (isFixed || known.Clients.Count > 0))
        {
            return known;
        }

        var type = member switch
        {
            IFieldSymbol field => field.HasConstantValue ? null : field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        if (Service(type) is { } service)
        {
            return service;
        }

        var open = ContentTypes.IsSource(type) ? Value.Of(new Origin(OriginKind.Member, member, null, "", member.Name)) : Value.None;
        return known is null ? open : Value.Either(known, open);
    }

    // The container.

    public Registration RegistrationAt(SyntaxNode syntax, string service, bool isKeyed)
    {
        if (!_registrations.TryGetValue(syntax, out var registration))
        {
            _registrations.Add(syntax, registration = new Registration(syntax, service, isKeyed));
        }

        return registration;
    }

    public void NoteRegistration(Registration registration, Value value) => _registered[registration] = value;

    /// <summary>The clients that are registered, each as it stands at the end of the registering method.</summary>
    public IEnumerable<(Registration Registration, Value Value)> Registered => _registered.Select(static pair => (pair.Key, pair.Value));

    public void NoteFilter(Guard guard, ITypeSymbol? target)
    {
        if (target?.Name == "IServiceCollection")
        {
            _filters.Add(guard);
        }
    }

    /// <summary>What the container gives for a type; null where nothing of the project registers it.</summary>
    public Value? Service(ITypeSymbol? type, bool isKeyed = false)
    {
        if (type is null || !Index.IsClient(type))
        {
            return null;
        }

        var name = Names.FullName(type.OriginalDefinition);
        var values = _registered.Where(pair => pair.Key.Service == name && pair.Key.IsKeyed == isKeyed).Select(static pair => pair.Value).ToArray();
        if (name == "Microsoft.SemanticKernel.Kernel" && values.Length == 0)
        {
            values = _registered.Where(static pair => pair.Key.Service.StartsWith("Microsoft.SemanticKernel.", StringComparison.Ordinal)).Select(static pair => pair.Value).ToArray();
        }

        if (values.Length == 0)
        {
            return null;
        }

        var value = values.Aggregate(Value.Either).With(registrations: ImmutableHashSet<Registration>.Empty);
        return _filters.Count == 0 ? value : value.With(guards: value.Guards.Union(_filters));
    }

    // Models and settings, read from the tree's own operations: those of a graph have no way back to their source.

    /// <summary>The model that a call or construction selects, and whether that makes it a client that writes text.</summary>
    public (string? Text, bool IsClientSink, bool IsGuard) SinkModel(IOperation operation)
    {
        if (_sinkModels.TryGetValue(operation.Syntax, out var known))
        {
            return known;
        }

        var (text, isSink, isGuard) = ((string?)null, false, false);
        var original = _modelOf(operation.Syntax.SyntaxTree)?.GetOperation(operation.Syntax, _cancellationToken);
        var arguments = original switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        foreach (var site in original is null ? Enumerable.Empty<SinkSite>() : _finder.Sites(original, arguments, static _ => null))
        {
            isSink |= site.Sink.Row.Capability == "text-generation";
            var value = _resolver.Resolve(site.Value).Values.FirstOrDefault();
            text ??= value.Text;
            isGuard |= value.Text is not null && _knowledge.Identify(value.Text, true)?.IsGuard == true;
        }

        var result = (text, isSink, isGuard);
        _sinkModels.Add(operation.Syntax, result);
        return result;
    }

    /// <summary>The model that an assignment to a request's property selects, or null.</summary>
    public string? ModelOf(IOperation assignment) =>
        _modelOf(assignment.Syntax.SyntaxTree)?.GetOperation(assignment.Syntax, _cancellationToken) is IAssignmentOperation original && _finder.Site(original, static _ => null) is { } site
            ? _resolver.Resolve(site.Value).Values.FirstOrDefault().Text
            : null;

    /// <summary>Why a setting takes the protection away again, or null.</summary>
    public string? WeakeningOf(ISymbol member, IOperation? value)
    {
        foreach (var weakening in _weakenings.Of(member, value))
        {
            return weakening.Description;
        }

        foreach (var reference in value?.DescendantsAndSelf().OfType<IMemberReferenceOperation>() ?? Enumerable.Empty<IMemberReferenceOperation>())
        {
            foreach (var weakening in _weakenings.Of(reference.Member, null))
            {
                return weakening.Description;
            }
        }

        return null;
    }

    private static void Note(Dictionary<ISymbol, Value> table, ISymbol key, Value value) =>
        table[key] = table.TryGetValue(key, out var known) ? Value.Either(known, value) : value;
}

/// <summary>More to read than an editor can wait for.</summary>
internal sealed class WiringExhaustedException : Exception
{
}
