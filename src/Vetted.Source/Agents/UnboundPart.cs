using System.Linq;
using Microsoft.CodeAnalysis;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>The name and approval of a part where nothing binds: what the syntax around the call shows.</summary>
internal static class UnboundPart
{
    /// <summary>What the part is called.</summary>
    public static string Name(AgentApi api, SyntaxToken name)
    {
        if (SyntaxShapes.IsAttributeName(name.Parent))
        {
            var attribute = SyntaxShapes.AttributeOf(name.Parent!);
            return attribute.DescendantTokens().FirstOrDefault(SyntaxShapes.IsText) is { RawKind: not 0 } text ? text.ValueText : Declared(attribute) ?? name.ValueText;
        }

        if (ListAfter(name) is { } list)
        {
            foreach (var argument in list.ChildNodes().Where(SyntaxShapes.IsArgument))
            {
                var isNamed = Callee.Of(argument)?.Argument is { } given && api.NamedBy.Contains(given);
                if ((isNamed || api.NamedBy.Count == 0) && argument.DescendantTokens().FirstOrDefault(SyntaxShapes.IsText) is { RawKind: not 0 } text)
                {
                    return text.ValueText;
                }
            }

            // AIFunctionFactory.Create(GetWeather): the last name of the first argument.
            if (api.Part is "tool" or "mcp-tool" && list.ChildNodes().FirstOrDefault(SyntaxShapes.IsArgument) is { } first)
            {
                var tokens = first.DescendantTokens().ToArray();
                var isPlain = tokens.All(token => SyntaxShapes.IsIdentifier(token) || token.Text == ".");
                if (isPlain && tokens.Length > 0)
                {
                    return tokens[tokens.Length - 1].ValueText;
                }

                if (tokens.Length == 1 && SyntaxShapes.IsText(tokens[0]))
                {
                    return tokens[0].ValueText;
                }
            }
        }

        return Initialised(api, name) ?? Variable(name) ?? name.ValueText;
    }

    /// <summary>Whether somebody is asked before the tool runs: where the call stands inside what asks.</summary>
    public static ToolApproval Approval(AgentApi api, SyntaxToken name, AgentIndex index)
    {
        if (!api.RunsUnasked)
        {
            return ToolApproval.CannotTell;
        }

        for (var node = name.Parent; node is not null && node.Span.Length < 400; node = node.Parent)
        {
            if (SyntaxShapes.IsArgumentList(node) && index.IsApprovalName(node.GetFirstToken().GetPreviousToken().ValueText))
            {
                return ToolApproval.Asked;
            }
        }

        // A variable that something in the same member wraps.
        var variable = Variable(name);
        return variable is not null && MemberSyntax.Enclosing(name.Parent!).DescendantTokens().Any(token => token.ValueText == variable
            && token.GetPreviousToken().Text == "(" && index.IsApprovalName(token.GetPreviousToken().GetPreviousToken().ValueText)) ? ToolApproval.Asked : ToolApproval.NotAsked;
    }

    private static SyntaxNode? ListAfter(SyntaxToken name)
    {
        for (var node = name.Parent; node is not null && node.SpanStart >= name.SpanStart - 300; node = node.Parent)
        {
            if (node.ChildNodes().FirstOrDefault(child => SyntaxShapes.IsArgumentList(child) && child.SpanStart >= name.Span.End) is { } list)
            {
                return list;
            }
        }

        return null;
    }

    // { Name = "Travel" } behind the creation.
    private static string? Initialised(AgentApi api, SyntaxToken name)
    {
        var creation = name.Parent;
        while (creation is not null && !(creation.GetFirstToken().RawKind is SyntaxShapes.CSharpNewKeyword or SyntaxShapes.BasicNewKeyword))
        {
            creation = creation.Span.Length > 4000 ? null : creation.Parent;
        }

        foreach (var token in creation?.DescendantTokens() ?? Enumerable.Empty<SyntaxToken>())
        {
            if (SyntaxShapes.IsIdentifier(token) && api.NamedBy.Contains(token.ValueText) && token.GetNextToken().Text == "=" && token.GetNextToken().GetNextToken() is var value && SyntaxShapes.IsText(value))
            {
                return value.ValueText;
            }
        }

        return null;
    }

    private static string? Variable(SyntaxToken name)
    {
        for (var node = name.Parent; node is not null && node.Span.Length < 4000; node = node.Parent)
        {
            if (node.RawKind == SyntaxShapes.CSharpVariableDeclarator)
            {
                return node.GetFirstToken().ValueText;
            }
        }

        return null;
    }

    private static string? Declared(SyntaxNode attribute)
    {
        // The attribute list's parent is the declaration; a method's name stands before its parameters.
        var declaration = attribute.Parent?.Parent;
        var parameters = declaration?.ChildNodes().FirstOrDefault(child => child.GetFirstToken().Text == "(" && child.SpanStart > attribute.Span.End);
        return parameters?.GetFirstToken().GetPreviousToken() is { } token && SyntaxShapes.IsIdentifier(token) ? token.ValueText : null;
    }
}
