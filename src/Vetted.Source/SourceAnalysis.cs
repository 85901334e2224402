using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>
/// One pass over a compilation. First the names: only identifiers that are the name of a sink, a safety tool or an entry type get bound. Then up to three
/// rounds over the wrappers found on the way. Then the literals that are model ids by themselves.
/// </summary>
internal sealed partial class SourceAnalysis
{
    // A wrapper of a wrapper of a wrapper; beyond that people call it an architecture.
    private const int WrapperDepth = 3;

    private readonly Compilation _compilation;
    private readonly SourceKnowledge _knowledge;
    private readonly SourceSettings _settings;
    private readonly CancellationToken _cancellationToken;
    private readonly SinkIndex _sinks;
    private readonly SafetyIndex _safety;
    private readonly WeakeningIndex _weakenings;
    private readonly KnownTypes _types;
    private readonly HashSet<string> _holders;
    private readonly Dictionary<string, HashSet<string>> _held = new(StringComparer.Ordinal);
    private readonly HashSet<string> _createdTypes;
    private readonly AiAssemblies _assemblies;
    private readonly SinkFinder _finder;
    private readonly ValueResolver _resolver;
    private readonly EvidenceCollector _collector;
    private readonly EntryTypes _entries;
    private readonly Lazy<BoundOptions> _options;
    private readonly AgentIndex _agents;
    private readonly PartFinder _parts;
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly HashSet<SyntaxNode> _visited = new();
    private readonly Wrappers _wrappers = new();
    private HashSet<string>? _ownTypes;

    public SourceAnalysis(Compilation compilation, SourceKnowledge knowledge, SourceSettings settings, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _knowledge = knowledge;
        _settings = settings;
        _cancellationToken = cancellationToken;
        _sinks = SharedIndexes.Sinks(knowledge);
        _safety = SharedIndexes.Safety(knowledge);
        _entries = SharedIndexes.Entries(knowledge);
        _weakenings = SharedIndexes.Weakenings(knowledge);
        _agents = AgentIndex.Of(knowledge);
        _parts = new PartFinder(_agents, cancellationToken);
        _types = new KnownTypes(compilation, settings.IsUnbound);
        _holders = new HashSet<string>(knowledge.ConstantHoldersIn(_types).Concat(_weakenings.HoldersIn(_types)).Concat(_agents.HoldersIn(_types)), StringComparer.Ordinal);
        _createdTypes = _sinks.CreatedTypesIn(_types);
        _assemblies = new AiAssemblies(compilation, knowledge, settings.ProjectAssemblies);
        _finder = new SinkFinder(_sinks, _assemblies);
        _resolver = new ValueResolver(ModelOf, knowledge, cancellationToken, () => Options);
        _options = new Lazy<BoundOptions>(() => new BoundOptions(compilation.SyntaxTrees, ModelOf, new SectionKeys(ModelOf, value => new ValueResolver(ModelOf, knowledge, cancellationToken).Resolve(value), cancellationToken), cancellationToken));
        _collector = new EvidenceCollector(settings);
    }

    /// <summary>Reads the compilation.</summary>
    public SourceEvidence Run()
    {
        var trees = _compilation.SyntaxTrees.ToArray();
        var names = new HashSet<string>(_sinks.NamesIn(_types), StringComparer.Ordinal);
        names.UnionWith(_safety.NamesIn(_types));
        names.UnionWith(_entries.NamesIn(_types));
        names.UnionWith(_assemblies.MemberNames());
        names.UnionWith(RequestModelNames);
        names.UnionWith(_holders);
        names.UnionWith(_weakenings.NamesIn(_types));
        names.UnionWith(_agents.NamesIn(_types));
        AddHeld(names, trees);
        foreach (var tree in trees)
        {
            VisitNames(tree, names, _createdTypes, isFirstRound: true);
            VisitBodies(tree);
        }

        VisitBoundOptions();
        for (var round = 0; round < WrapperDepth && _wrappers.NextRound() is { Names.Count: > 0 } next; round++)
        {
            foreach (var tree in trees)
            {
                VisitNames(tree, next.Names, next.Created, isFirstRound: false);
            }
        }

        foreach (var (sink, value, slots) in _wrappers.Unfed())
        {
            var slot = slots[0];
            _collector.AddUnknown(value.SyntaxTree, value.Span, slot.ContainingType?.Name + "." + slot.Name, slot is IParameterSymbol ? "runtime-value" : "configuration", sink.DocumentationId);
        }

        foreach (var tree in trees)
        {
            VisitTexts(tree);
            VisitMembers(tree);
        }

        VisitGuards(trees);
        if (_settings.FollowsCalls)
        {
            FollowCalls();
        }

        var routes = _settings.DrawsGuardMap ? new SourceRoutes(trees, ModelOf, _collector, _cancellationToken).Draw() : Array.Empty<GuardRoute>();
        return new SourceEvidence(trees.Select(_collector.Of).OfType<TreeEvidence>().ToArray(), _collector.Configured) { Deployments = _deployments, Routes = routes };
    }

    // AIFunctionFactory.Create: a file that does not say AIFunctionFactory calls some other Create.
    private void AddHeld(HashSet<string> names, IReadOnlyList<SyntaxTree> trees)
    {
        foreach (var (name, holder) in _agents.HeldIn(_types).Where(held => !names.Contains(held.Name)).ToArray())
        {
            if (trees.Any(tree => TreeTokens.Of(tree, _cancellationToken) is { HasGlobalUsing: true } tokens && tokens.Has(holder)))
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

    // Lazy, because it reads all trees and most projects bind nothing that reaches a model.
    private BoundOptions Options => _options.Value;

    private void VisitNames(SyntaxTree tree, HashSet<string> names, HashSet<string> createdTypes, bool isFirstRound)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var tokens = TreeTokens.Of(tree, _cancellationToken);
        if (tokens.HasAny(names))
        {
            foreach (var token in tokens.Named(tree.GetRoot(_cancellationToken), name => names.Contains(name) && (!isFirstRound || MayCount(name, tokens)), _holders))
            {
                if (!isFirstRound || !IsOwnMember(token))
                {
                    VisitName(token, isFirstRound);
                }
            }
        }

        // new(…) does not name its type; the declaration that does is nearly always in the same file.
        if (tokens.HasNamelessCreations && tokens.HasAny(createdTypes))
        {
            foreach (var token in tokens.NamelessCreations(tree.GetRoot(_cancellationToken)))
            {
                VisitName(token, isFirstRound);
            }
        }
    }

    // A name that anybody may use counts where the file writes the type it belongs to.
    private bool MayCount(string name, TreeTokens file) =>
        (!_held.TryGetValue(name, out var holders) || file.HasAny(holders)) && (!_sinks.CommonProperties.TryGetValue(name, out var types) || file.HasAny(types));

    // new Options { Model = x } of a type that this project declares without a base: its property is no sink before a value was seen to flow from it into one, and then a
    // later round comes here. Binding these would bind most methods of a project whose own classes have a Model. Unbound code binds nothing by types, so there everything is looked at.
    private bool IsOwnMember(SyntaxToken token) =>
        !_settings.IsUnbound && SyntaxShapes.InitialisedType(token.Parent) is { } type && OwnTypes.Contains(type)
        && !_safety.SourceNames.Contains(token.ValueText) && !_weakenings.SourceNames.Contains(token.ValueText);

    private HashSet<string> OwnTypes => _ownTypes ??= FindOwnTypes();

    private HashSet<string> FindOwnTypes()
    {
        var types = new HashSet<string>(_compilation.SyntaxTrees.SelectMany(tree => TreeTokens.Of(tree, _cancellationToken).OwnTypes), StringComparer.Ordinal);
        types.ExceptWith(_sinks.Types);
        types.ExceptWith(_assemblies.PropertyTypes());
        return types;
    }

    private void VisitName(SyntaxToken token, bool isFirstRound)
    {
        if (token.Parent is not { } name || ModelOf(token.SyntaxTree!) is not { } model)
        {
            return;
        }

        if (Assignment.At(model, name, _cancellationToken) is { } assignment)
        {
            if (Once(assignment.Syntax, isFirstRound) && (_finder.Site(assignment, _wrappers.Find) ?? RequestSite(assignment)) is { } site)
            {
                VisitSite(site);
            }
            else if (_settings.IsUnbound && assignment.Target is IInvalidOperation)
            {
                VisitUnbound(token, model);
            }

            if (Assignment.TargetOf(assignment) is { } target)
            {
                AddSafetyTools(target, assignment);
                AddWeakenings(target, assignment, assignment.Value);
            }

            return;
        }

        // The name, a qualification, a call on it, a conditional access around it.
        var isBound = false;
        SyntaxNode? node = name;
        for (var level = 0; node is not null && level < 5; level++, node = node.Parent)
        {
            if (model.GetOperation(node, _cancellationToken) is { } operation)
            {
                var called = operation is IExpressionStatementOperation statement ? statement.Operation : operation;
                VisitCall(called, isFirstRound);
                if (operation is not (IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation))
                {
                    isBound = called is IInvocationOperation or IObjectCreationOperation or IAttributeOperation { Operation: IObjectCreationOperation };
                    break;
                }
            }
        }

        if (_settings.IsUnbound && !isBound)
        {
            VisitUnbound(token, model);
        }
    }

    private void VisitCall(IOperation operation, bool isFirstRound)
    {
        switch (operation)
        {
            case IInvocationOperation call when Once(call.Syntax, isFirstRound):
                VisitSites(_finder.Sites(call, call.Arguments, _wrappers.Find), call.Arguments);
                AddSafetyTools(call.TargetMethod, call);
                AddWeakenings(call.TargetMethod, call, null);
                AddAgent(call.TargetMethod, call);
                AddEntry(_entries.Package(call.TargetMethod), call.TargetMethod, call);
                break;
            case IObjectCreationOperation creation when Once(creation.Syntax, isFirstRound):
                VisitSites(_finder.Sites(creation, creation.Arguments, _wrappers.Find), creation.Arguments);
                if (creation.Constructor is { } constructor)
                {
                    AddSafetyTools(constructor, creation);
                    AddWeakenings(constructor, creation, null);
                    AddAgent(constructor, creation);
                    AddEntry(_entries.Package(constructor.ContainingType), constructor.ContainingType, creation);
                }

                break;
            case IMemberReferenceOperation { Member: { ContainingType: { } holder } member } reference when _knowledge.WireId(Names.FullName(holder), member.Name) is { } wireId:
                AddTypedConstant(reference, wireId);
                break;
            case IMemberReferenceOperation reference when reference.Parent is not IAssignmentOperation assignment || assignment.Target != reference:
                AddWeakenings(reference.Member, reference, null);
                AddAgent(reference.Member, reference);
                break;
            case IAttributeOperation { Operation: IObjectCreationOperation attribute }:
                VisitCall(attribute, isFirstRound);
                break;
        }
    }

    // Away from a sink it is a literal like any other; what reaches one is already known or will be told there.
    private void AddTypedConstant(IOperation reference, string wireId)
    {
        var syntax = reference.Syntax;
        var place = new LiteralContext(reference.SemanticModel!, _sinks, _cancellationToken).Of(reference);
        _collector.AddModel(syntax.SyntaxTree, syntax.Span, wireId, "enum", place.Use, Identify(wireId, atSink: true), null, null, Confidence.High, null, syntax.ToString());
    }

    // A call is read once per round of wrappers: a later round knows more sinks, and the collector knows what it has.
    private bool Once(SyntaxNode node, bool isFirstRound) => !isFirstRound || _visited.Add(node);

    private void AddSafetyTools(ISymbol member, IOperation place)
    {
        foreach (var tool in _safety.Tools(member.OriginalDefinition is IMethodSymbol { ReducedFrom: { } full } ? full : member.OriginalDefinition))
        {
            _collector.AddSafetyTool(place.Syntax.SyntaxTree, place.Syntax.Span, tool, member.GetDocumentationCommentId());
        }
    }

    private bool AddUnboundSafetyTools(SyntaxToken name)
    {
        var isOne = false;
        foreach (var tool in _safety.UnboundTools(name, TreeTokens.Of(name.SyntaxTree!, _cancellationToken)))
        {
            _collector.AddSafetyTool(name.SyntaxTree!, name.Span, tool, null);
            isOne = true;
        }

        return isOne;
    }

    private void AddWeakenings(ISymbol member, IOperation place, IOperation? value)
    {
        foreach (var weakening in _weakenings.Of(member, value))
        {
            _collector.AddWeakening(place.Syntax.SyntaxTree, place.Syntax.Span, weakening.Id, weakening.Description);
        }
    }

    private void AddEntry(string? package, ISymbol entry, IOperation call)
    {
        if (package is not null)
        {
            _collector.AddEntry(call.Syntax.SyntaxTree, call.Syntax.Span, package, entry.Name);
        }
    }

    private Catalog.ModelIdentity? Identify(string text, bool atSink) =>
        _knowledge.Identify(text, atSink)
        ?? (ModelFiles.IsModelFile(text) ? _knowledge.Identify(ModelFiles.FileName(text), atSink) : null)
        ?? (!atSink && IsMirrored(text) ? _knowledge.Identify(text, true) : null);

    // AI-ModelScope/bge-small-zh-v1.5: what stands behind another publisher's name says by itself which model it is.
    private bool IsMirrored(string text) =>
        text.IndexOf('/') is > 1 and var slash && text.IndexOf('/', slash + 1) < 0 && slash + 1 < text.Length && text[0] is not ('.' or '~') && text.IndexOf(':') < 0
        && _knowledge.Identify(text.Substring(slash + 1), false) is not null;

    // RS1030 forbids this in analyzers because the driver has a model at hand; values live in other trees than the one the driver shows.
    private SemanticModel? ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model) && _compilation.ContainsSyntaxTree(tree))
        {
#pragma warning disable RS1030
            _models.Add(tree, model = _compilation.GetSemanticModel(tree));
#pragma warning restore RS1030
        }

        return model;
    }
}
