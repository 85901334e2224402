using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Vetted.Source;

/// <summary>
/// One walk over a tree's tokens, before anything is bound: the texts, and the identifiers that stand in it. Kept as long as the tree, which an editor keeps
/// from one compilation to the next.
/// </summary>
internal sealed class TreeTokens
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeTokens> Cache = new();

    private readonly HashSet<string> _identifiers = new(System.StringComparer.Ordinal);

    // Places and not tokens: a token would keep the nodes of every method's body in memory.
    private readonly ImmutableArray<(string Name, int Position, bool IsBeforeDot)> _acting;

    private TreeTokens(SyntaxNode root)
    {
        var texts = ImmutableArray.CreateBuilder<SyntaxToken>();
        var ownTypes = ImmutableArray.CreateBuilder<string>();
        var creations = ImmutableArray.CreateBuilder<SyntaxToken>();
        var spelled = ImmutableArray.CreateBuilder<SyntaxToken>();
        var acting = ImmutableArray.CreateBuilder<(string, int, bool)>();
        SyntaxToken before = default;
        SyntaxToken candidate = default;
        SyntaxToken use = default;
        SyntaxToken beforeUse = default;
        foreach (var token in root.DescendantTokens())
        {
            if (use.RawKind != 0)
            {
                if (Acts(beforeUse, use, token))
                {
                    acting.Add((use.ValueText, use.SpanStart, token.Text == "."));
                }

                use = default;
            }

            if (candidate.RawKind != 0)
            {
                if (token.Text is not ("(" or "<" or "." or "{"))
                {
                    spelled.Add(candidate);
                }

                candidate = default;
            }

            if (SyntaxShapes.IsIdentifier(token))
            {
                _identifiers.Add(token.ValueText);
                if (SyntaxShapes.IsOwnType(token))
                {
                    ownTypes.Add(token.ValueText);
                }

                if (SyntaxShapes.IsUse(token))
                {
                    (use, beforeUse) = (token, before);
                }

                candidate = before.Text == "." && MaySpell(token.ValueText) ? token : default;
            }
            else if (SyntaxShapes.IsText(token))
            {
                if (token.ValueText.Length > 1)
                {
                    texts.Add(token);
                }
            }
            else if (token.RawKind is SyntaxShapes.CSharpNewKeyword or SyntaxShapes.CSharpBaseKeyword or SyntaxShapes.CSharpThisKeyword
                && (token.Parent?.RawKind == SyntaxShapes.CSharpImplicitObjectCreation || SyntaxShapes.IsConstructorInitializer(token.Parent)))
            {
                creations.Add(token);
            }

            HasGlobalUsing |= token.RawKind == SyntaxShapes.CSharpUsingKeyword && before.Text == "global";
            before = token;
        }

        _acting = acting.ToImmutable();
        Spelled = spelled.ToImmutable();
        OwnTypes = ownTypes.ToImmutable();
        Texts = texts.ToImmutable();
        NamelessCreations = creations.ToImmutable();
    }

    /// <summary>String literals and texts of interpolated strings of two characters and more.</summary>
    public ImmutableArray<SyntaxToken> Texts { get; }

    /// <summary>Keywords of <c>new(…)</c>, <c>: base(…)</c> and <c>: this(…)</c>, which construct a type without naming it.</summary>
    public ImmutableArray<SyntaxToken> NamelessCreations { get; }

    /// <summary>Names behind a dot that could spell a model: they begin like one and have a digit.</summary>
    public ImmutableArray<SyntaxToken> Spelled { get; }

    /// <summary>Classes and records that the tree declares without a base.</summary>
    public ImmutableArray<string> OwnTypes { get; }

    /// <summary>True where a <c>global using</c> stands in the tree, which can make members of other trees callable by a shorter name.</summary>
    public bool HasGlobalUsing { get; }

    /// <summary>The tokens of a tree.</summary>
    public static TreeTokens Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Cache.TryGetValue(tree, out var known))
        {
            return known;
        }

        var root = tree.GetRoot(cancellationToken);
        return Cache.GetValue(tree, _ => new TreeTokens(root));
    }

    /// <summary>True where the identifier stands in the tree.</summary>
    public bool Has(string name) => _identifiers.Contains(name);

    /// <summary>True where one of the names stands in the tree.</summary>
    public bool HasAny(HashSet<string> names)
    {
        foreach (var identifier in _identifiers)
        {
            if (names.Contains(identifier))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The identifier tokens that are one of the names and stand where a call, a creation, an assignment or a typed constant begins, in the order of the text.
    /// Looking at the next token costs nothing; binding a member because it reads a property called Model does.
    /// </summary>
    /// <param name="root">The tree's root.</param>
    /// <param name="names">The names.</param>
    /// <param name="holders">Those of them that begin a typed constant (<c>Holder.Member</c>).</param>
    public IEnumerable<SyntaxToken> Named(SyntaxNode root, HashSet<string> names, HashSet<string> holders)
    {
        foreach (var (name, position, isBeforeDot) in _acting)
        {
            if (names.Contains(name) && (!isBeforeDot || holders.Contains(name)))
            {
                yield return root.FindToken(position, findInsideTrivia: false);
            }
        }
    }

    // Families whose names hold a number; a first look that keeps Vector3 and Int32 from being bound, not the decision.
    private static readonly string[] Beginnings = { "gpt", "openai", "chatgpt", "claude", "gemini", "llama", "meta", "phi", "mistral", "mixtral", "qwen", "deep", "text", "dall", "whisper", "gemma", "command", "cohere", "grok", "o1", "o3", "o4", "titan", "nova", "glm" };

    private static bool MaySpell(string name)
    {
        var hasDigit = false;
        foreach (var character in name)
        {
            hasDigit |= character is >= '0' and <= '9';
        }

        return hasDigit && name.Length > 3 && System.Array.Exists(Beginnings, one => name.StartsWith(one, System.StringComparison.OrdinalIgnoreCase));
    }

    // What does nothing here but read a value is left out.
    private static bool Acts(SyntaxToken before, SyntaxToken name, SyntaxToken after) => after.Text switch
    {
        "(" or "<" or "." => true,
        "=" or "??=" => !SyntaxShapes.IsDeclarator(name.Parent),
        "]" or "," or ">" when SyntaxShapes.IsAttributeName(name.Parent) => true,
        "{" => before.RawKind == SyntaxShapes.CSharpNewKeyword || before.Text == ".",

        // Visual Basic's New Options With { … } and New Options at the end of a line.
        _ => before.RawKind is SyntaxShapes.CSharpNewKeyword or SyntaxShapes.BasicNewKeyword,
    };
}
