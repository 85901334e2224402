using Microsoft.CodeAnalysis;

namespace Vetted.Source;

/// <summary>Where a member begins and ends.</summary>
internal static class MemberSyntax
{
    /// <summary>The member a node stands in: the outermost node below a type, or the whole file for top-level statements.</summary>
    public static SyntaxNode Enclosing(SyntaxNode node)
    {
        var current = node;
        while (current.Parent is { } parent && !IsContainer(parent))
        {
            current = parent;
        }

        // Top-level statements share their locals across the statements of the file.
        return current.RawKind == CSharpGlobalStatement ? current.Parent! : current;
    }

    private const int CSharpGlobalStatement = 8841;

    // CompilationUnit, namespace declarations, class, struct, interface, record, record struct; VB compilation unit, namespace, module, structure, interface, class blocks.
    private static bool IsContainer(SyntaxNode node) =>
        node.RawKind is 8840 or 8842 or 8845 or 8855 or 8856 or 8857 or 9063 or 9068 or 38 or 48 or 50 or 51 or 52 or 53;
}
