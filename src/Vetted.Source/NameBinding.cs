using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vetted.Source;

/// <summary>A name that was bound.</summary>
/// <param name="Token">The name.</param>
/// <param name="Model">Its tree's model.</param>
/// <param name="Assignment">The assignment to it; null where there is none.</param>
/// <param name="Operations">What it stands for and what is done with it, from the name outwards; empty where it is assigned.</param>
/// <param name="IsBound">True where it is called or constructed and the call binds.</param>
internal readonly record struct BoundName(SyntaxToken Token, SemanticModel Model, IAssignmentOperation? Assignment, IReadOnlyList<IOperation> Operations, bool IsBound)
{
    /// <summary>Binds a name.</summary>
    public static BoundName Of(SyntaxToken token, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Source.Assignment.At(model, token.Parent!, cancellationToken) is { } assignment)
        {
            return new BoundName(token, model, assignment, Array.Empty<IOperation>(), true);
        }

        // The name, a qualification, a call on it, a conditional access around it.
        var operations = new List<IOperation>(1);
        var isBound = false;
        var node = token.Parent;
        for (var level = 0; node is not null && level < 5; level++, node = node.Parent)
        {
            if (model.GetOperation(node, cancellationToken) is { } operation)
            {
                var called = operation is IExpressionStatementOperation statement ? statement.Operation : operation;
                operations.Add(called);
                if (operation is not (IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation))
                {
                    isBound = called is IInvocationOperation or IObjectCreationOperation or IAttributeOperation { Operation: IObjectCreationOperation };
                    break;
                }
            }
        }

        return new BoundName(token, model, null, operations, isBound);
    }
}

/// <summary>
/// The part of a reading that looks at each tree by itself: which of its names can matter, and what they bind to. Nearly all of the time goes here, so every
/// caller that needs the result helps; see <see cref="SharedWork"/>.
/// </summary>
internal sealed class NameBinding
{
    private readonly object _gate = new();
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<SyntaxTree, IReadOnlyList<BoundName>> _bound = new();
    private readonly SourceSettings _settings;
    private readonly SharedWork _looks;
    private readonly SharedWork _bindings;
    private readonly SafetyIndex _safety;
    private readonly WeakeningIndex _weakenings;
    private readonly AgentIndex _agents;
    private readonly EntryTypes _entries;
    private readonly Dictionary<string, HashSet<string>> _held = new(StringComparer.Ordinal);
    private HashSet<string> _holders = new();
    private HashSet<string> _createdTypes = new();
    private HashSet<string> _ownTypes = new();
    private HashSet<string>? _offered;
    private HashSet<string>? _names;

    public NameBinding(Compilation compilation, SourceKnowledge knowledge, SourceSettings settings)
    {
        Compilation = compilation;
        Knowledge = knowledge;
        _settings = settings;
        Trees = compilation.SyntaxTrees.ToArray();
        Sinks = SharedIndexes.Sinks(knowledge);
        _safety = SharedIndexes.Safety(knowledge);
        _entries = SharedIndexes.Entries(knowledge);
        _weakenings = SharedIndexes.Weakenings(knowledge);
        _agents = AgentIndex.Of(knowledge);
        Sieve = new TextSieve(knowledge);
        Types = new KnownTypes(compilation, settings.IsUnbound);
        Assemblies = new AiAssemblies(compilation, knowledge, settings.ProjectAssemblies);
        _looks = new SharedWork(Trees.Count + 1);
        _bindings = new SharedWork(Trees.Count);
    }

    public Compilation Compilation { get; }

    public SourceKnowledge Knowledge { get; }

    public SinkIndex Sinks { get; }

    /// <summary>Which texts can say anything.</summary>
    public TextSieve Sieve { get; }

    /// <summary>The compilation's trees in its order.</summary>
    public IReadOnlyList<SyntaxTree> Trees { get; }

    /// <summary>The catalog's types that the compilation can name. For one thread at a time.</summary>
    public KnownTypes Types { get; }

    public AiAssemblies Assemblies { get; }

    /// <summary>Names that begin a typed constant. Known when <see cref="Finish"/> has returned.</summary>
    public HashSet<string> Holders => _holders;

    /// <summary>Binds what can matter in all trees, together with other callers.</summary>
    public void Finish(CancellationToken cancellationToken)
    {
        _looks.Finish(Look, cancellationToken);
        lock (_gate)
        {
            _names ??= Choose();
        }

        _bindings.Finish(Bind, cancellationToken);
    }

    /// <summary>The names of a tree that can matter, bound, in the order of the text, and behind them the creations that name no type.</summary>
    public IReadOnlyList<BoundName> In(SyntaxTree tree) => _bound[tree];

    /// <summary>The texts of a tree that can say anything. What an editor has asked once it need not ask again for a tree that did not change.</summary>
    public IReadOnlyList<TreeText> TellingTexts(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var tokens = TreeTokens.Of(tree, cancellationToken);
        return _settings.IsUnbound || _settings.Deployments.Count > 0 ? tokens.Texts : tokens.Telling(Knowledge, Sieve.IsTelling);
    }

    /// <summary>The semantic model of a tree; null for a tree of another compilation.</summary>
    public SemanticModel? ModelOf(SyntaxTree tree)
    {
        if (_models.TryGetValue(tree, out var model))
        {
            return model;
        }

        // RS1030 forbids this in analyzers because the driver has a model at hand; values live in other trees than the one the driver shows.
#pragma warning disable RS1030
        return Compilation.ContainsSyntaxTree(tree) ? _models.GetOrAdd(tree, Compilation.GetSemanticModel(tree)) : null;
#pragma warning restore RS1030
    }

    // The first piece are the references, which take as long as many trees.
    private void Look(int piece, CancellationToken cancellationToken)
    {
        if (piece == 0)
        {
            _offered = Offered();
        }
        else
        {
            TellingTexts(Trees[piece - 1], cancellationToken);
        }
    }

    // The identifiers behind which something of the catalog can stand, by what the references offer.
    private HashSet<string> Offered()
    {
        _holders = new HashSet<string>(Knowledge.ConstantHoldersIn(Types).Concat(_weakenings.HoldersIn(Types)).Concat(_agents.HoldersIn(Types)), StringComparer.Ordinal);
        _createdTypes = Sinks.CreatedTypesIn(Types);
        var names = new HashSet<string>(Sinks.NamesIn(Types), StringComparer.Ordinal);
        names.UnionWith(_safety.NamesIn(Types));
        names.UnionWith(_entries.NamesIn(Types));
        names.UnionWith(Assemblies.MemberNames());
        names.UnionWith(SourceAnalysis.RequestModelNames);
        names.UnionWith(_holders);
        names.UnionWith(_weakenings.NamesIn(Types));
        names.UnionWith(_agents.NamesIn(Types));
        return names;
    }

    private HashSet<string> Choose()
    {
        var names = _offered!;
        AddHeld(names);
        _ownTypes = new HashSet<string>(Trees.SelectMany(static tree => TreeTokens.Of(tree, CancellationToken.None).OwnTypes), StringComparer.Ordinal);
        _ownTypes.ExceptWith(Sinks.Types);
        _ownTypes.ExceptWith(Assemblies.PropertyTypes());
        return names;
    }

    // AIFunctionFactory.Create: a file that does not say AIFunctionFactory calls some other Create.
    private void AddHeld(HashSet<string> names)
    {
        foreach (var (name, holder) in _agents.HeldIn(Types).Where(held => !names.Contains(held.Name)).ToArray())
        {
            if (Trees.Any(tree => TreeTokens.Of(tree, CancellationToken.None) is { HasGlobalUsing: true } tokens && tokens.Has(holder)))
            {
                _held.Remove(name);
                names.Add(name);
            }
            else if (!names.Contains(name))
            {
                if (!_held.TryGetValue(name, out var holders))
                {
                    _held.Add(name, holders = new HashSet<string>(StringComparer.Ordinal));
                }

                holders.Add(holder);
            }
        }

        names.UnionWith(_held.Keys);
    }

    private void Bind(int piece, CancellationToken cancellationToken)
    {
        var tree = Trees[piece];
        var tokens = TreeTokens.Of(tree, cancellationToken);
        var bound = new List<BoundName>();
        foreach (var token in Named(tree, tokens, cancellationToken))
        {
            if (!IsOwnMember(token) && token.Parent is not null && ModelOf(tree) is { } model)
            {
                bound.Add(BoundName.Of(token, model, cancellationToken));
            }
        }

        BindTexts(tree, cancellationToken);
        _bound[tree] = bound;
    }

    // The joining step asks where these stand; the answer is in the model then.
    private void BindTexts(SyntaxTree tree, CancellationToken cancellationToken)
    {
        foreach (var text in TellingTexts(tree, cancellationToken))
        {
            if (Sieve.NamesModel(text.Value) && ModelOf(tree) is { } model)
            {
                LiteralContext.OperationAt(text.In(tree.GetRoot(cancellationToken)), model, cancellationToken);
            }
        }
    }

    private IEnumerable<SyntaxToken> Named(SyntaxTree tree, TreeTokens tokens, CancellationToken cancellationToken)
    {
        var names = _names!;
        var named = tokens.HasAny(names) ? tokens.Named(tree.GetRoot(cancellationToken), name => names.Contains(name) && MayCount(name, tokens), _holders) : Enumerable.Empty<SyntaxToken>();

        // new(…) does not name its type; the declaration that does is nearly always in the same file.
        return tokens.HasNamelessCreations && tokens.HasAny(_createdTypes) ? named.Concat(tokens.NamelessCreations(tree.GetRoot(cancellationToken))) : named;
    }

    // A name that anybody may use counts where the file writes the type it belongs to.
    private bool MayCount(string name, TreeTokens file) =>
        (!_held.TryGetValue(name, out var holders) || file.HasAny(holders)) && (!Sinks.CommonProperties.TryGetValue(name, out var types) || file.HasAny(types));

    // new Options { Model = x } of a type that this project declares without a base: its property is no sink before a value was seen to flow from it into one, and then a
    // later round comes here. Binding these would bind most methods of a project whose own classes have a Model. Unbound code binds nothing by types, so there everything is looked at.
    private bool IsOwnMember(SyntaxToken token) =>
        !_settings.IsUnbound && SyntaxShapes.InitialisedType(token.Parent) is { } type && _ownTypes.Contains(type)
        && !_safety.SourceNames.Contains(token.ValueText) && !_weakenings.SourceNames.Contains(token.ValueText);
}
