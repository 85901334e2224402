using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Vetted.Source;

/// <summary>Whether a name in source that does not bind stands for a member of the catalog, by the names around it.</summary>
internal static class UnboundMember
{
    private const string Constructor = "#ctor";
    private const string Attribute = "Attribute";

    // Verbs that any type may have: they count only behind the type's own name.
    private static readonly HashSet<string> AnybodysNames = new(StringComparer.Ordinal)
    {
        "Create", "CreateAsync", "Use", "Build", "InvokeAsync", "RunAsync", "RunStreamingAsync", "SendAsync", "GenerateAsync", "Auto", "Required", "WithTools",
    };

    /// <summary>The identifiers under which a member stands in source: its name; a constructor's type, an attribute also without its ending.</summary>
    public static IEnumerable<string> SourceNames(string member)
    {
        var (type, name) = Split(member);
        yield return name == Constructor ? type : name;
        if (name == Constructor && type.EndsWith(Attribute, StringComparison.Ordinal))
        {
            yield return type.Substring(0, type.Length - Attribute.Length);
        }
    }

    /// <summary>True where an identifier stands for the member.</summary>
    /// <param name="member">The member as <c>Namespace.Type.Member</c>.</param>
    /// <param name="token">The identifier; one of <see cref="SourceNames"/>.</param>
    /// <param name="file">The identifiers of its file.</param>
    public static bool Is(string member, SyntaxToken token, TreeTokens file)
    {
        var (type, name) = Split(member);
        if (name == Constructor)
        {
            return type.EndsWith(Attribute, StringComparison.Ordinal) ? SyntaxShapes.IsAttributeName(token.Parent) : IsCreated(token);
        }

        // { SafetySettings = … } in an initialiser has no holder at all.
        if (token.ValueText != name || token.GetPreviousToken().Text != ".")
        {
            return token.ValueText == name && token.GetNextToken().Text == "=" && file.Has(type);
        }

        var holder = token.GetPreviousToken().GetPreviousToken().ValueText;
        if (holder == type)
        {
            return true;
        }

        // An extension method stands behind anything; another member needs its type to be mentioned, as a field's type or a using alias.
        var isExtension = type.EndsWith("Extensions", StringComparison.Ordinal);
        return !AnybodysNames.Contains(name) && (isExtension || file.Has(type) || file.Has("I" + type));
    }

    /// <summary>
    /// True where an identifier is called like the member in a file that names the member's namespace and not its type: <c>factory.Create(key).ClassifyText(text)</c> under
    /// <c>using OpenAI.Moderations;</c>.
    /// </summary>
    /// <param name="member">The member as <c>Namespace.Type.Member</c>.</param>
    /// <param name="token">The identifier.</param>
    /// <param name="file">The identifiers of its file.</param>
    public static bool IsOfNamespace(string member, SyntaxToken token, TreeTokens file)
    {
        var parts = member.Split('.');
        return parts.Length > 3 && token.ValueText == parts[parts.Length - 1] && !AnybodysNames.Contains(token.ValueText)
            && token.GetPreviousToken().Text == "." && token.GetNextToken().Text == "(" && parts.Take(parts.Length - 2).All(file.Has);
    }

    /// <summary>True where an identifier is called like the member in a file that names the member's first namespace: the rules of a pipeline are added to what a lambda is given, and no type is named.</summary>
    /// <param name="member">The member as <c>Namespace.Type.Member</c>.</param>
    /// <param name="token">The identifier.</param>
    /// <param name="file">The identifiers of its file.</param>
    public static bool IsOfRoot(string member, SyntaxToken token, TreeTokens file) =>
        token.ValueText == Names.Last(member) && token.GetPreviousToken().Text == "." && token.GetNextToken().Text == "(" && file.Has(member.Substring(0, member.IndexOf('.')));

    /// <summary>Of several members with one name, those whose namespace the file mentions; all where it mentions none.</summary>
    public static IReadOnlyList<string> Likeliest(IReadOnlyList<string> members, TreeTokens file)
    {
        if (members.Count < 2)
        {
            return members;
        }

        var mentioned = new List<string>();
        foreach (var member in members)
        {
            var parts = member.Split('.');
            if (Array.TrueForAll(parts, part => Array.IndexOf(parts, part) >= parts.Length - 2 || file.Has(part)))
            {
                mentioned.Add(member);
            }
        }

        return mentioned.Count > 0 ? mentioned : members;
    }

    // new Type, new Some.Where.Type
    private static bool IsCreated(SyntaxToken token)
    {
        var before = token.GetPreviousToken();
        while (before.Text == ".")
        {
            before = before.GetPreviousToken().GetPreviousToken();
        }

        return before.RawKind is SyntaxShapes.CSharpNewKeyword or SyntaxShapes.BasicNewKeyword && token.GetNextToken().Text is not "." and not "[";
    }

    private static (string Type, string Name) Split(string member)
    {
        var name = Names.Last(member);
        return (Names.Last(member.Substring(0, Math.Max(0, member.Length - name.Length - 1))), name);
    }
}
