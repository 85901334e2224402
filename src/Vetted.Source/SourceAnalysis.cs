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
    private readonly HashSet<string> _holders;
    private readonly AiAssemblies _assemblies;
    private readonly SinkFinder _finder;
    private readonly ValueResolver _resolver;
    private readonly EvidenceCollector _collector;
    private readonly EntryTypes _entries;
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly HashSet<SyntaxNode> _visited = new();
    private readonly Wrappers _wrappers = new();

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
        _holders = new HashSet<string>(knowledge.ConstantHolders.Concat(_weakenings.Holders), StringComparer.Ordinal);
        _assemblies = new AiAssemblies(compilation, knowledge, settings.ProjectAssemblies);
        _finder = new SinkFinder(_sinks, _assemblies);
        _resolver = new ValueResolver(ModelOf, knowledge, cancellationToken);
        _collector = new EvidenceCollector(settings);
    }

    /// <summary>Reads the compilation.</summary>
    public SourceEvidence Run()
    {
        var trees = _compilation.SyntaxTrees.ToArray();
        var names = new HashSet<string>(_sinks.Names, StringComparer.Ordinal);
        names.UnionWith(_safety.SourceNames);
        names.UnionWith(_entries.SourceNames);
        names.UnionWith(_assemblies.MemberNames());
        names.UnionWith(RequestModelNames);
        names.UnionWith(_holders);
        names.UnionWith(_weakenings.SourceNames);
        foreach (var tree in trees)
        {
            VisitNames(tree, names, isFirstRound: true);
        }

        for (var round = 0; round < WrapperDepth && _wrappers.NextRound() is { Count: > 0 } wrapperNames; round++)
        {
            foreach (var tree in trees)
            {
                VisitNames(tree, wrapperNames, isFirstRound: false);
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
        }

        return new SourceEvidence(trees.Select(_collector.Of).OfType<TreeEvidence>().ToArray(), _collector.Configured);
    }

    private void VisitNames(SyntaxTree tree, HashSet<string> names, bool isFirstRound)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var tokens = TreeTokens.Of(tree, _cancellationToken);
        if (tokens.HasAny(names))
        {
            foreach (var token in TreeTokens.Named(tree.GetRoot(_cancellationToken), names, _holders))
            {
                if (!isFirstRound || !_sinks.CommonProperties.TryGetValue(token.ValueText, out var types) || tokens.HasAny(types))
                {
                    VisitName(token, isFirstRound);
                }
            }
        }

        // new(…) does not name its type; the declaration that does is nearly always in the same file.
        if (tokens.NamelessCreations.Length > 0 && tokens.HasAny(isFirstRound ? _sinks.CreatedTypes : names))
        {
            foreach (var token in tokens.NamelessCreations)
            {
                VisitName(token, isFirstRound);
            }
        }
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
                    isBound = called is IInvocationOperation or IObjectCreationOperation or IAttributeOperation;
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
                AddEntry(_entries.Package(call.TargetMethod), call.TargetMethod, call);
                break;
            case IObjectCreationOperation creation when Once(creation.Syntax, isFirstRound):
                VisitSites(_finder.Sites(creation, creation.Arguments, _wrappers.Find), creation.Arguments);
                if (creation.Constructor is { } constructor)
                {
                    AddSafetyTools(constructor, creation);
                    AddWeakenings(constructor, creation, null);
                    AddEntry(_entries.Package(constructor.ContainingType), constructor.ContainingType, creation);
                }

                break;
            case IMemberReferenceOperation { Member: { ContainingType: { } holder } member } reference when _knowledge.WireId(Names.FullName(holder), member.Name) is { } wireId:
                AddTypedConstant(reference, wireId);
                break;
            case IMemberReferenceOperation reference when reference.Parent is not IAssignmentOperation assignment || assignment.Target != reference:
                AddWeakenings(reference.Member, reference, null);
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
        _collector.AddModel(syntax.SyntaxTree, syntax.Span, wireId, "enum", place.Use, Identify(wireId, atSink: true), null, null, Confidence.High, null);
    }

    // A call is read once per round of wrappers: a later round knows more sinks, and the collector knows what it has.
    private bool Once(SyntaxNode node, bool isFirstRound) => !isFirstRound || _visited.Add(node);

    private void VisitSites(IEnumerable<SinkSite> sites, ImmutableArray<IArgumentOperation> arguments)
    {
        var values = sites.ToArray();
        foreach (var site in values)
        {
            VisitSite(site);
        }

        // AddDeployment("gpt-4o", modelName: "gpt-4o-mini"): what is beside the model is the name of a resource.
        foreach (var argument in arguments)
        {
            if (values.Length > 0 && argument.Value is ILiteralOperation { ConstantValue.Value: string } literal && Array.TrueForAll(values, site => site.Value != literal))
            {
                _collector.Consume(literal.Syntax.SyntaxTree, literal.Syntax.Span);
            }
        }
    }

    private void VisitSite(SinkSite site)
    {
        var isNull = site.Value.ConstantValue is { HasValue: true, Value: null } || site.Value is IDefaultValueOperation;
        if (isNull)
        {
            return;
        }

        var call = site.Call.Syntax;
        var row = site.Sink.Row;
        if (row.Capability is { } capability)
        {
            _collector.AddCapability(call.SyntaxTree, call.Span, capability, row.Type + "." + row.Member);
        }

        var resolution = _resolver.Resolve(site.Value, site.IsOmitted || site.IsFallback ? "default" : "literal");
        var service = resolution.Values.Count > 0 ? ServiceNear(call) : null;
        foreach (var value in resolution.Values)
        {
            AddValue(site, value, service);
        }

        foreach (var unknown in resolution.Unknowns)
        {
            AddUnknown(site, unknown);
        }

        foreach (var (tree, span) in resolution.Consumed)
        {
            _collector.Consume(tree, span);
        }

        if (resolution.Slots.Count > 0)
        {
            _wrappers.Add(site.Sink, site.Value.Syntax, resolution.Slots, isDecided: resolution.Values.Count + resolution.Unknowns.Count > 0);
        }
    }

    private void AddValue(SinkSite site, ResolvedValue value, string? service)
    {
        // A constant of another project stands in a tree that this compilation does not have; it is told where it is used.
        var isElsewhere = value.Tree is { } home && !_compilation.ContainsSyntaxTree(home);
        var tree = isElsewhere ? site.Value.Syntax.SyntaxTree : value.Tree ?? site.Value.Syntax.SyntaxTree;
        var span = site.IsOmitted ? site.Call.Syntax.Span : isElsewhere ? site.Value.Syntax.Span : value.Span;
        _collector.Consume(tree, span);
        var identity = Identify(value.Text, atSink: true);
        if (identity is null && site.Sink.Row.IsDeployment)
        {
            _collector.AddUnknown(tree, span, value.Text, "deployment", site.Sink.DocumentationId);
            return;
        }

        var isFile = ModelFiles.IsModelFile(value.Text) && value.Form is "literal" or "file-name";
        _collector.AddModel(tree, span, value.Text, isFile ? "file-name" : value.Form, ModelUse.Selected, identity, site.Sink, service, site.Sink.Confidence, null);
    }

    private void AddUnknown(SinkSite site, ResolvedUnknown unknown)
    {
        var configured = _settings.Configuration.Find(unknown.Reason == "environment" ? unknown.Key.Replace("__", ":") : unknown.Key);
        if (configured.Count == 0)
        {
            _collector.AddUnknown(unknown.Tree, unknown.Span, unknown.Key, unknown.Reason, site.Sink.DocumentationId, site.Sink.Confidence);
        }

        foreach (var value in configured.Where(value => value.Text.Length > 0))
        {
            var identity = Identify(value.Text, atSink: true);
            if (identity is null && site.Sink.Row.IsDeployment)
            {
                _collector.AddUnknown(unknown.Tree, unknown.Span, unknown.Key, "deployment", site.Sink.DocumentationId, site.Sink.Confidence);
            }
            else
            {
                _collector.AddConfigured(value, unknown.Key, identity, site.Sink);
            }
        }
    }

    private void AddSafetyTools(ISymbol member, IOperation place)
    {
        foreach (var tool in _safety.Tools(member.OriginalDefinition is IMethodSymbol { ReducedFrom: { } full } ? full : member.OriginalDefinition))
        {
            _collector.AddSafetyTool(place.Syntax.SyntaxTree, place.Syntax.Span, tool, member.GetDocumentationCommentId());
        }
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
        _knowledge.Identify(text, atSink) ?? (ModelFiles.IsModelFile(text) ? _knowledge.Identify(ModelFiles.FileName(text), atSink) : null);

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
