using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Vetted.Source;

/// <summary>Guards beyond the members of the catalog: addresses of safety services, filters that can withhold a call, and the project's own classes around them.</summary>
internal sealed partial class SourceAnalysis
{
    private void VisitGuards(IReadOnlyList<SyntaxTree> trees)
    {
        var guards = new OwnGuards(ModelOf, _collector, _safety.Acting, _cancellationToken);
        foreach (var tree in _safety.FilterInterfaces.Count == 0 ? Array.Empty<SyntaxTree>() : trees)
        {
            if (TreeTokens.Of(tree, _cancellationToken).HasAny(_safety.FilterInterfaces.Names) && ModelOf(tree) is { } model)
            {
                foreach (var (type, name) in WithholdingFilters.In(model, _safety.FilterInterfaces.Names, _cancellationToken))
                {
                    // The class by itself protects nothing; the line that registers it does.
                    foreach (var tool in _safety.FilterInterfaces.Tools)
                    {
                        _collector.AddSafetyTool(tree, name.Span, tool, type.GetDocumentationCommentId(), Inventory.Assurance.Referenced, "can withhold the call");
                        guards.Add(type, tool);
                    }
                }
            }
        }

        guards.Run(trees);
    }

    // contentsafety/text:shieldPrompt anywhere; /analyze only inside a class that is named after its service.
    private void VisitRestPath(SyntaxTree tree, SyntaxToken token, string text)
    {
        foreach (var tool in _safety.AtAddress(text))
        {
            if (tool.Names.Count == 0 || SyntaxShapes.IsInsideNamed(token.Parent, tool.Names))
            {
                _collector.AddSafetyTool(tree, token.Span, tool.Id, null);
            }
        }
    }
}
