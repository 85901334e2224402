using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>What a scan of sources without their packages adds: a call or assignment that does not bind counts by its names.</summary>
internal sealed partial class SourceAnalysis
{
    private void VisitUnbound(SyntaxToken name, SemanticModel model)
    {
        if (AddUnboundAgent(name) | AddUnboundSafetyTools(name))
        {
            return;
        }

        var next = name.GetNextToken();
        if (next.Text is "=" or "??=")
        {
            VisitUnboundAssignment(name, model, isFallback: next.Text == "??=");
        }
        else if (next.Text == ".")
        {
            VisitUnboundConstant(name, model);
        }
        else if (Callee.ArgumentListAfter(name) is { } list)
        {
            VisitUnboundCall(name.ValueText, list, model);
        }
    }

    // FoundryModel.OpenAI.Gpt5Mini
    private void VisitUnboundConstant(SyntaxToken name, SemanticModel model)
    {
        for (var node = name.Parent?.Parent; node is not null && node.GetFirstToken() == name; node = node.Parent)
        {
            if (_knowledge.WireIdOf(ValueResolver.DottedName(node)) is { } wireId && model.GetOperation(node, _cancellationToken) is { } operation)
            {
                AddTypedConstant(operation, wireId);
                return;
            }
        }
    }

    private void VisitUnboundCall(string name, SyntaxNode list, SemanticModel model)
    {
        var rows = _sinks.Named(name, TreeTokens.Of(list.SyntaxTree, _cancellationToken)).Where(row => row.Parameter is not null).ToArray();
        if (rows.Length == 0 || !_visited.Add(list))
        {
            return;
        }

        var values = new List<(IOperation Value, ModelSink Row, bool IsNamed, bool IsTyped)>();
        foreach (var argument in list.ChildNodes().Where(SyntaxShapes.IsArgument))
        {
            if (Callee.Of(argument) is not { } callee || argument.ChildNodes().LastOrDefault() is not { } expression || model.GetOperation(expression, _cancellationToken) is not { } value)
            {
                continue;
            }

            var fitting = callee.Argument is null ? rows : rows.Where(row => row.Parameter == callee.Argument).ToArray();
            if (fitting.Length > 0)
            {
                // A string that stands alone is the one that the rows mean.
                var isNamed = callee.Argument is not null || (callee.Count == 1 && value.Type?.SpecialType == SpecialType.System_String && fitting.All(row => !row.IsLoader));
                values.Add((value, Nearest(fitting, list.SyntaxTree), isNamed, _knowledge.WireIdOf(ValueResolver.DottedName(expression)) is not null));
            }
        }

        // AddDeployment("my-gpt-5", FoundryModel.OpenAI.Gpt5): a typed constant, or a named argument, leaves no doubt which argument is the model.
        var hasTyped = values.Any(one => one.IsTyped || (one.IsNamed && values.Count > 1));
        AddUnboundDeployment(list, values.Select(one => (one.Value, one.Row, IsModel: !hasTyped || one.IsTyped || one.IsNamed)).ToList(), model);
        foreach (var (value, row, isNamed, isTyped) in values)
        {
            if (!hasTyped || isTyped || isNamed)
            {
                VisitUnboundValue(row, value, "literal", isNamed);
            }
            else if (value is ILiteralOperation)
            {
                _collector.Consume(value.Syntax.SyntaxTree, value.Syntax.Span);
            }
        }
    }

    // The app host's own name for the model is the first argument, the id one of the others: AddDeployment("chat", "gpt-4o", "2024-08-06").
    private void AddUnboundDeployment(SyntaxNode list, List<(IOperation Value, ModelSink Row, bool IsModel)> values, SemanticModel model)
    {
        var isHost = values.Count > 0 && ModelSinkNames.IsAppHosts(values[0].Row.Package);
        if (isHost && NameArgument(list) is { } first && model.GetOperation(first, _cancellationToken) is { } name
            && values.Find(one => one.IsModel && one.Value.Syntax != first && _resolver.Resolve(one.Value).Values.Exists(value => Identify(value.Text, atSink: true) is not null)).Value is { } id)
        {
            AddDeployment(name, id);
        }
    }

    private static SyntaxNode? NameArgument(SyntaxNode list)
    {
        var arguments = list.ChildNodes().Where(SyntaxShapes.IsArgument).ToArray();
        var named = Array.Find(arguments, argument => Callee.Of(argument)?.Argument == "name");
        return (named ?? arguments.FirstOrDefault())?.ChildNodes().LastOrDefault();
    }

    private void VisitUnboundAssignment(SyntaxToken name, SemanticModel model, bool isFallback)
    {
        var rows = _sinks.Named(name.ValueText, TreeTokens.Of(name.SyntaxTree!, _cancellationToken)).Where(row => row.Parameter is null).ToArray();
        for (var node = name.Parent; rows.Length > 0 && node is not null && node.SpanStart >= name.SpanStart - 200; node = node.Parent)
        {
            // The right side is the last node of the smallest node that holds name and sign.
            if (node.Span.End > name.GetNextToken().Span.End && node.ChildNodes().LastOrDefault() is { } right && right.SpanStart > name.Span.End)
            {
                if (_visited.Add(right) && model.GetOperation(right, _cancellationToken) is { } value)
                {
                    VisitUnboundValue(Nearest(rows, name.SyntaxTree!), value, isFallback ? "default" : "literal", isNamed: name.ValueText.Length > "Model".Length);
                }

                return;
            }
        }
    }

    // Without a binding only what the catalog knows is a model, and only a key that is called a model decides one.
    private void VisitUnboundValue(ModelSink row, IOperation value, string form, bool isNamed)
    {
        var sink = new Sink(row, row.Type + "." + row.Member, Confidence.Medium, _knowledge.PackageOfAssembly(row.Package)?.Service);
        var resolution = _resolver.Resolve(value, form);
        foreach (var one in resolution.Values)
        {
            if (Identify(one.Text, atSink: true) is not null || (row.IsLoader && ModelFiles.MayBeModelFile(one.Text)))
            {
                AddValue(new SinkSite(sink, value, value), one, ServiceOf(sink, value.Syntax));
                if (row.Capability is { } capability)
                {
                    _collector.AddCapability(value.Syntax.SyntaxTree, value.Syntax.Span, capability, row.Type + "." + row.Member);
                }
            }
        }

        foreach (var unknown in resolution.Unknowns.Where(unknown => Names.IsModelSlot(LastPart(unknown.Key)) || isNamed))
        {
            AddUnknown(new SinkSite(sink, value, value), unknown);
        }

        foreach (var (tree, span) in resolution.Consumed)
        {
            _collector.Consume(tree, span);
        }

        var slots = resolution.Slots.Where(slot => isNamed || Names.IsModelSlot(slot.Name)).ToList();
        if (slots.Count > 0)
        {
            _wrappers.Add(sink, value.Syntax, slots, isDecided: resolution.Values.Count + resolution.Unknowns.Count > 0);
        }
    }

    // Several packages have a member of that name: the one whose type the file mentions.
    private ModelSink Nearest(ModelSink[] rows, SyntaxTree tree)
    {
        var tokens = TreeTokens.Of(tree, _cancellationToken);
        return Array.Find(rows, row => tokens.Has(Names.Last(row.Type))) ?? rows[0];
    }

    private static string LastPart(string key) => key.Substring(key.LastIndexOfAny(KeySeparators) + 1);

    private static readonly char[] KeySeparators = { ':', '.' };
}
