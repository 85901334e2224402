using System.Linq;
using Microsoft.CodeAnalysis;

namespace Vetted.Source;

/// <summary>What the syntax of a call says of an argument, where nothing binds.</summary>
/// <param name="Name">The last name before the argument list: a method, a type or an attribute; empty for an indexer and for <c>new(…)</c>.</param>
/// <param name="Argument">The argument's explicit name; null where it has none.</param>
/// <param name="Position">Zero-based position of the argument.</param>
/// <param name="Count">Number of arguments.</param>
/// <param name="IsIndexer">True for an element access.</param>
internal readonly record struct Callee(string Name, string? Argument, int Position, int Count, bool IsIndexer)
{
    /// <summary>The call whose argument a node is (or stands directly in); null where it is no argument.</summary>
    public static Callee? Of(SyntaxNode node)
    {
        var argument = node;
        for (var level = 0; level < 3 && argument is not null && !SyntaxShapes.IsArgument(argument); level++)
        {
            argument = argument.Parent;
        }

        if (argument is null || !SyntaxShapes.IsArgument(argument) || argument.Parent is not { } list || !SyntaxShapes.IsArgumentList(list))
        {
            return null;
        }

        var children = argument.ChildNodes().ToArray();
        var name = children.Length > 1 ? children[0].DescendantTokens().FirstOrDefault(SyntaxShapes.IsIdentifier).ValueText : null;
        var all = list.ChildNodes().Where(SyntaxShapes.IsArgument).ToList();
        return new Callee(NameBefore(list), string.IsNullOrEmpty(name) ? null : name, all.IndexOf(argument), all.Count, list.RawKind == SyntaxShapes.CSharpBracketedArgumentList);
    }

    /// <summary>The argument list of the call whose method or type a name is, as far as it has arguments; null elsewhere.</summary>
    public static SyntaxNode? ArgumentListAfter(SyntaxToken name)
    {
        for (var node = name.Parent; node is not null; node = node.Parent)
        {
            foreach (var child in node.ChildNodes())
            {
                if (SyntaxShapes.IsArgumentList(child) && child.SpanStart >= name.Span.End)
                {
                    return child.ChildNodes().FirstOrDefault(SyntaxShapes.IsArgument) is { } first && Of(first)?.Name == name.ValueText ? child : null;
                }
            }

            if (node.Span.End > name.Span.End + 1000)
            {
                return null;
            }
        }

        return null;
    }

    // The identifier before the list, or before the type arguments that stand before the list.
    private static string NameBefore(SyntaxNode list)
    {
        var token = list.GetFirstToken().GetPreviousToken();
        if (!SyntaxShapes.IsIdentifier(token) && token.Parent is { } typeArguments && token.Parent.Parent?.RawKind is SyntaxShapes.CSharpGenericName or SyntaxShapes.BasicGenericName)
        {
            token = typeArguments.Parent!.GetFirstToken();
        }

        return SyntaxShapes.IsIdentifier(token) ? token.ValueText : "";
    }
}
