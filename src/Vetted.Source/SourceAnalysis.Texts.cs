using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vetted.Inventory;

namespace Vetted.Source;

internal sealed partial class SourceAnalysis
{
    private void VisitTexts(SyntaxTree tree)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        LiteralContext? context = null;
        List<(SyntaxToken Token, TextSpan List)>? entries = null;
        var root = tree.GetRoot(_cancellationToken);
        foreach (var one in _names.TellingTexts(tree, _cancellationToken))
        {
            var (token, text) = (one.In(root), one.Value);
            if (_collector.Knows(tree, token.Span))
            {
                VisitConnection(token, text);
                continue;
            }

            if (_weakenings.OfLiteral(text) is { } weakening)
            {
                _collector.AddWeakening(tree, token.Span, weakening.Id, weakening.Description);
            }

            VisitRestPath(tree, token, text);
            if (TextSieve.IsWord(text))
            {
                VisitWord(tree, token, text, ref context, ref entries);
            }

            VisitStructured(tree, token, text, ref context);
            if (!VisitConnection(token, text) && _settings.IsUnbound)
            {
                VisitKey(tree, token, text);
            }
        }

        foreach (var (token, list) in entries ?? Enumerable.Empty<(SyntaxToken, TextSpan)>())
        {
            // "o1" among "gpt-4o" and "gpt-4.1" is a model too.
            if (_collector.CountIn(tree, list) > 1)
            {
                _collector.AddModel(tree, token.Span, token.ValueText, "collection-entry", ModelUse.Offered, Identify(token.ValueText, atSink: true), null, null, Confidence.Medium, null);
            }
        }
    }

    // configuration["OpenAI:ChatModelId"] decides a model wherever the value goes, also where no package says so.
    private void VisitKey(SyntaxTree tree, SyntaxToken token, string text)
    {
        if (text.Length < TextSieve.LongestId && Names.IsModelKey(LastPart(text)) && !_collector.KnowsKey(tree, token.Span) && token.Parent is { } node && Callee.Of(node) is { } callee
            && ((callee.IsIndexer && token.GetNextToken().GetNextToken().Text != "=") || callee.Name is "GetEnvironmentVariable" or "GetValue" or "GetSection" or "GetRequiredSection" or "GetConnectionString" or "GetString"))
        {
            _collector.AddUnknown(tree, node.Span, text, callee.Name == "GetEnvironmentVariable" ? "environment" : "configuration", null, Confidence.Medium);
        }
    }

    // One word: an id, or the name of a model file.
    private void VisitWord(SyntaxTree tree, SyntaxToken token, string text, ref LiteralContext? context, ref List<(SyntaxToken Token, TextSpan List)>? entries)
    {
        var isFile = ModelFiles.IsModelFile(text);
        var identity = Identify(text, atSink: false);
        var isDistinctive = identity is not null;
        identity ??= Identify(text, atSink: true);
        if ((identity is null && !isFile) || ModelOf(tree) is not { } model)
        {
            return;
        }

        context ??= new LiteralContext(model, _sinks, _cancellationToken);
        var place = context.Of(token);
        if (!isDistinctive && !isFile && place.List.Length > 0 && !place.IsSlot)
        {
            (entries ??= new List<(SyntaxToken, TextSpan)>()).Add((token, place.List));
            return;
        }

        if (!isDistinctive && !isFile && (!place.IsSlot || place.Use == ModelUse.Mentioned))
        {
            return;
        }

        _collector.AddModel(tree, token.Span, text, isFile && place.Form is "literal" or "local" or "const" or "field" or "argument" ? "file-name" : place.Form, place.Use, identity, null, null, place.IsSlot ? Confidence.High : Confidence.Medium, null);
    }

    private void VisitStructured(SyntaxTree tree, SyntaxToken token, string text, ref LiteralContext? context)
    {
        if (TextIds.IsAddress(text) && TextIds.Host(text) is { } host && _knowledge.ServiceOfHost(host) is { } service)
        {
            _collector.AddService(tree, token.Span, service, host);
        }

        var found = false;
        foreach (var id in TextIds.In(text, _knowledge))
        {
            found = true;
            AddText(tree, token, id, ref context);
        }

        // Weights that a program fetches, from wherever.
        if (!found && text.StartsWith("http", System.StringComparison.OrdinalIgnoreCase) && TextIds.IsAddress(text) && ModelFiles.IsModelFile(TextIds.WithoutQuery(text)))
        {
            AddText(tree, token, new TextId(text, null, "url"), ref context);
        }
    }

    private void AddText(SyntaxTree tree, SyntaxToken token, TextId id, ref LiteralContext? context)
    {
        if (ModelOf(tree) is { } model)
        {
            context ??= new LiteralContext(model, _sinks, _cancellationToken);
            _collector.AddModel(tree, SpanOf(token, id.Text), id.Text, id.Form, context.Of(token).Use, id.Identity, null, null, id.Identity is null ? Confidence.Medium : Confidence.High, null);
        }
    }

    private static TextSpan SpanOf(SyntaxToken token, string id)
    {
        var at = token.Text.IndexOf(id, System.StringComparison.Ordinal);
        return at < 0 ? token.Span : new TextSpan(token.SpanStart + at, id.Length);
    }
}
