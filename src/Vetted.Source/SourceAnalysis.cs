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
/// The step of a reading that joins what stands in different trees. First the names that were bound: sinks, safety tools, entry types. Then up to three
/// rounds over the wrappers found on the way. Then the literals that are model ids by themselves.
/// </summary>
internal sealed partial class SourceAnalysis
{
    // A wrapper of a wrapper of a wrapper; beyond that people call it an architecture.
    private const int WrapperDepth = 3;

    private readonly NameBinding _names;
    private readonly Compilation _compilation;
    private readonly SourceKnowledge _knowledge;
    private readonly SourceSettings _settings;
    private readonly CancellationToken _cancellationToken;
    private readonly SinkIndex _sinks;
    private readonly SafetyIndex _safety;
    private readonly WeakeningIndex _weakenings;
    private readonly KnownTypes _types;
    private readonly SinkFinder _finder;
    private readonly ValueResolver _resolver;
    private readonly EvidenceCollector _collector;
    private readonly EntryTypes _entries;
    private readonly Lazy<BoundOptions> _options;
    private readonly AgentIndex _agents;
    private readonly PartFinder _parts;
    private readonly TextSieve _sieve;
    private readonly HashSet<SyntaxNode> _visited = new();
    private readonly Wrappers _wrappers = new();

    public SourceAnalysis(NameBinding names, SourceKnowledge knowledge, SourceSettings settings, CancellationToken cancellationToken)
    {
        _names = names;
        _compilation = names.Compilation;
        _knowledge = knowledge;
        _settings = settings;
        _cancellationToken = cancellationToken;
        _sinks = names.Sinks;
        _safety = SharedIndexes.Safety(knowledge);
        _entries = SharedIndexes.Entries(knowledge);
        _weakenings = SharedIndexes.Weakenings(knowledge);
        _agents = AgentIndex.Of(knowledge);
        _parts = new PartFinder(_agents, cancellationToken);
        _sieve = names.Sieve;
        _types = names.Types;
        _finder = new SinkFinder(_sinks, names.Assemblies);
        _resolver = new ValueResolver(ModelOf, knowledge, cancellationToken, () => Options);
        _options = new Lazy<BoundOptions>(() => new BoundOptions(names.Trees, ModelOf, new SectionKeys(ModelOf, value => new ValueResolver(ModelOf, knowledge, cancellationToken).Resolve(value), cancellationToken), cancellationToken));
        _collector = new EvidenceCollector(settings);
    }

    /// <summary>Reads the compilation.</summary>
    public SourceEvidence Run()
    {
        var trees = _names.Trees;
        foreach (var tree in trees)
        {
            foreach (var name in _names.In(tree))
            {
                VisitName(name, isFirstRound: true);
            }

            VisitBodies(tree);
        }

        VisitBoundOptions();
        for (var round = 0; round < WrapperDepth && _wrappers.NextRound() is { Names.Count: > 0 } next; round++)
        {
            foreach (var tree in trees)
            {
                VisitNames(tree, next.Names, next.Created);
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

    // Lazy, because it reads all trees and most projects bind nothing that reaches a model.
    private BoundOptions Options => _options.Value;

    // What was found to be a wrapper since the last round, and new(…) of a type whose constructor is one.
    private void VisitNames(SyntaxTree tree, HashSet<string> names, HashSet<string> createdTypes)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var tokens = TreeTokens.Of(tree, _cancellationToken);
        if (tokens.HasAny(names))
        {
            Visit(tokens.Named(tree.GetRoot(_cancellationToken), names.Contains, _names.Holders));
        }

        if (tokens.HasNamelessCreations && tokens.HasAny(createdTypes))
        {
            Visit(tokens.NamelessCreations(tree.GetRoot(_cancellationToken)));
        }
    }

    private void Visit(IEnumerable<SyntaxToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Parent is not null && ModelOf(token.SyntaxTree!) is { } model)
            {
                VisitName(BoundName.Of(token, model, _cancellationToken), isFirstRound: false);
            }
        }
    }

    private void VisitName(BoundName name, bool isFirstRound)
    {
        if (name.Assignment is { } assignment)
        {
            if (Once(assignment.Syntax, isFirstRound) && (_finder.Site(assignment, _wrappers.Find) ?? RequestSite(assignment)) is { } site)
            {
                VisitSite(site);
            }
            else if (_settings.IsUnbound && assignment.Target is IInvalidOperation)
            {
                VisitUnbound(name.Token, name.Model);
            }

            if (Assignment.TargetOf(assignment) is { } target)
            {
                AddSafetyTools(target, assignment);
                AddWeakenings(target, assignment, assignment.Value);
            }

            return;
        }

        foreach (var operation in name.Operations)
        {
            VisitCall(operation, isFirstRound);
        }

        if (_settings.IsUnbound && !name.IsBound)
        {
            VisitUnbound(name.Token, name.Model);
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

    private Catalog.ModelIdentity? Identify(string text, bool atSink) => _sieve.Identify(text, atSink);

    private SemanticModel? ModelOf(SyntaxTree tree) => _names.ModelOf(tree);
}
