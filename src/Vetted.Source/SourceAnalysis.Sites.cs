using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>What a place where a value reaches a sink becomes: models, keys that decide one, and members that must be followed further.</summary>
internal sealed partial class SourceAnalysis
{
    private void VisitSites(IEnumerable<SinkSite> sites, ImmutableArray<IArgumentOperation> arguments)
    {
        var values = sites.ToArray();
        foreach (var site in values)
        {
            VisitSite(site);
            AddDeployment(site, arguments);
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
        var service = resolution.Values.Count > 0 ? ServiceOf(site.Sink, call) : null;
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
            if (!AddDeployed(value.Text, site.Sink))
            {
                _collector.AddUnknown(tree, span, value.Text, "deployment", site.Sink.DocumentationId);
            }

            return;
        }

        var isFile = (site.Sink.Row.IsLoader ? ModelFiles.MayBeModelFile(value.Text) : ModelFiles.IsModelFile(value.Text)) && value.Form is "literal" or "file-name";
        _collector.AddModel(tree, span, value.Text, isFile ? "file-name" : value.Form, ModelUse.Selected, identity, site.Sink, service, site.Sink.Confidence, null, value.Form == "enum" && !site.IsOmitted ? tree.GetText(_cancellationToken).ToString(span) : null);
    }

    private void AddUnknown(SinkSite site, ResolvedUnknown unknown)
    {
        var configured = _settings.Configuration.Find(unknown.Reason == "environment" ? unknown.Key.Replace("__", ":") : unknown.Key);
        if (!AddConfigured(site.Sink, unknown, configured) && !AddDeployed(ConnectionName(unknown.Key), site.Sink))
        {
            _collector.AddUnknown(unknown.Tree, unknown.Span, unknown.Key, unknown.Reason, site.Sink.DocumentationId, site.Sink.Confidence);
        }
    }

    // True where a configuration file gives the key a value, known or not.
    private bool AddConfigured(Sink sink, ResolvedUnknown unknown, IReadOnlyList<ConfigurationValue> configured)
    {
        foreach (var value in configured.Where(value => value.Text.Length > 0))
        {
            if (TextIds.InConnectionString(value.Text, _knowledge).FirstOrDefault() is { Text: { } id } part)
            {
                _collector.AddConfigured(value with { Text = id }, unknown.Key, part.Identity, sink);
            }
            else if (Identify(value.Text, atSink: true) is { } identity || !sink.Row.IsDeployment)
            {
                _collector.AddConfigured(value, unknown.Key, Identify(value.Text, atSink: true), sink);
            }
            else if (!AddDeployed(value.Text, sink))
            {
                _collector.AddUnknown(unknown.Tree, unknown.Span, unknown.Key, "deployment", sink.DocumentationId, sink.Confidence);
            }
        }

        return configured.Any(value => value.Text.Length > 0);
    }
}
