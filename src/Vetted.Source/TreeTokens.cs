using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vetted.Source;

/// <summary>A string literal, or a text of an interpolated string.</summary>
/// <param name="Value">What it says.</param>
/// <param name="Span">Where it stands, with its quotes.</param>
/// <param name="IsInterpolated">True for a text between the holes of an interpolated string.</param>
internal readonly record struct TreeText(string Value, TextSpan Span, bool IsInterpolated)
{
    /// <summary>The token.</summary>
    /// <param name="root">The tree's root.</param>
    public SyntaxToken In(SyntaxNode root) => root.FindToken(Span.Start);
}

/// <summary>
/// What stands in a tree before anything is bound: the texts, and the identifiers. Kept as long as the tree, which an editor keeps from one compilation to the
/// next. C# is read from the source text, because that costs a tenth of a walk over the tokens: a walk has to create every node. Whatever the reading is not sure
/// of is looked up in the tree when it matters.
/// </summary>
internal sealed class TreeTokens
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeTokens> Cache = new();

    // Places and not tokens: a token would keep the nodes of every method's body in memory.
    private readonly string[] _names;
    private readonly NamePlace[] _places;
    private readonly int[] _creations;
    private readonly int[] _spelled;
    private HashSet<string>? _lookup;
    private Selection? _telling;

    private TreeTokens(TokenRecorder recorder)
    {
        _names = recorder.Names();
        _places = recorder.Places.ToArray();
        _creations = recorder.Creations.ToArray();
        _spelled = recorder.Spelled.ToArray();
        Texts = recorder.Texts.ToArray();
        OwnTypes = recorder.OwnTypes.ToArray();
        HasGlobalUsing = recorder.HasGlobalUsing;
    }

    /// <summary>String literals and texts of interpolated strings of two characters and more, in the order of the text.</summary>
    public IReadOnlyList<TreeText> Texts { get; }

    /// <summary>Classes and records that the tree declares without a base.</summary>
    public IReadOnlyList<string> OwnTypes { get; }

    /// <summary>True where a <c>global using</c> stands in the tree, which can make members of other trees callable by a shorter name.</summary>
    public bool HasGlobalUsing { get; }

    /// <summary>The identifiers that stand in the tree, each once; now and then a word too that is a keyword where it stands.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The tokens of a tree.</summary>
    public static TreeTokens Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Cache.TryGetValue(tree, out var known))
        {
            return known;
        }

        var tokens = Read(tree, cancellationToken);
        return Cache.GetValue(tree, _ => tokens);
    }

    /// <summary>Reads a tree anew: from its text where that is sure, else token by token.</summary>
    public static TreeTokens Read(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var root = tree.GetRoot(cancellationToken);
        var recorder = TokenRecorder.OfThread();
        return root.Language == LanguageNames.CSharp && !root.ContainsDiagnostics && TokenScan.Read(tree.GetText(cancellationToken), root, recorder) ? new TreeTokens(recorder) : Walk(root);
    }

    /// <summary>Reads a tree token by token.</summary>
    public static TreeTokens Walk(SyntaxNode root)
    {
        var recorder = TokenRecorder.OfThread();
        recorder.Walk(root);
        return new TreeTokens(recorder);
    }

    /// <summary>True where the identifier stands in the tree.</summary>
    public bool Has(string name) => (_lookup ??= new HashSet<string>(_names, StringComparer.Ordinal)).Contains(name);

    /// <summary>True where one of the names stands in the tree.</summary>
    public bool HasAny(HashSet<string> names)
    {
        foreach (var name in _names)
        {
            if (names.Contains(name))
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
    /// <param name="isOne">Which names; asked once for each.</param>
    /// <param name="holders">Those of them that begin a typed constant (<c>Holder.Member</c>).</param>
    public IEnumerable<SyntaxToken> Named(SyntaxNode root, Converter<string, bool> isOne, HashSet<string> holders)
    {
        var wanted = Array.ConvertAll(_names, isOne);
        foreach (var place in _places)
        {
            if (wanted[place.Name] && place.Next != NextToken.Other && (place.Next != NextToken.Dot || holders.Contains(_names[place.Name])) && TokenAt(root, place.Position) is { RawKind: not 0 } token
                && SyntaxShapes.IsUse(token) && (place.Next == NextToken.MayAct ? Acts(token) : !SyntaxShapes.IsDeclarator(token.Parent)))
            {
                yield return token;
            }
        }
    }

    /// <summary>All identifier tokens that are one of the names, in the order of the text.</summary>
    /// <param name="root">The tree's root.</param>
    /// <param name="isOne">Which names; asked once for each.</param>
    public IEnumerable<SyntaxToken> All(SyntaxNode root, Converter<string, bool> isOne) => All(root, isOne, root.FullSpan);

    /// <summary>The identifier tokens in a part of the tree that are one of the names, in the order of the text.</summary>
    /// <param name="root">The tree's root.</param>
    /// <param name="isOne">Which names; asked once for each.</param>
    /// <param name="part">The part.</param>
    public IEnumerable<SyntaxToken> All(SyntaxNode root, Converter<string, bool> isOne, TextSpan part)
    {
        var wanted = Array.ConvertAll(_names, isOne);
        foreach (var place in _places)
        {
            if (wanted[place.Name] && part.Contains(place.Position) && TokenAt(root, place.Position) is { RawKind: not 0 } token)
            {
                yield return token;
            }
        }
    }

    /// <summary>True where <see cref="NamelessCreations"/> may have one.</summary>
    public bool HasNamelessCreations => _creations.Length > 0;

    /// <summary>Keywords of <c>new(…)</c>, <c>: base(…)</c> and <c>: this(…)</c>, which construct a type without naming it.</summary>
    /// <param name="root">The tree's root.</param>
    public IEnumerable<SyntaxToken> NamelessCreations(SyntaxNode root)
    {
        foreach (var position in _creations)
        {
            if (root.FindToken(position) is var token && SyntaxShapes.IsNamelessCreation(token))
            {
                yield return token;
            }
        }
    }

    /// <summary>Names behind a dot that could spell a model: they begin like one and have a digit.</summary>
    /// <param name="root">The tree's root.</param>
    public IEnumerable<SyntaxToken> Spelled(SyntaxNode root)
    {
        foreach (var position in _spelled)
        {
            if (TokenAt(root, position) is { RawKind: not 0 } token && token.GetPreviousToken(includeZeroWidth: true).Text == "." && token.GetNextToken(includeZeroWidth: true).Text is not ("(" or "<" or "." or "{"))
            {
                yield return token;
            }
        }
    }

    /// <summary>The texts that somebody has a use for. Kept for whoever asked last.</summary>
    /// <param name="asker">Who asks: answers for one and the same text are always the same.</param>
    /// <param name="isTelling">Whether a text is of use.</param>
    public IReadOnlyList<TreeText> Telling(object asker, Func<string, bool> isTelling)
    {
        if (_telling is not { } known || known.Asker != asker)
        {
            _telling = known = new Selection(asker, Texts.Where(text => isTelling(text.Value)).ToArray());
        }

        return known.Texts;
    }

    private static SyntaxToken TokenAt(SyntaxNode root, int position) =>
        root.FindToken(position) is var token && token.SpanStart == position && SyntaxShapes.IsIdentifier(token) ? token : default;

    // What does nothing here but read a value is left out.
    private static bool Acts(SyntaxToken name)
    {
        return name.GetNextToken(includeZeroWidth: true).Text switch
        {
            "(" or "<" or "." => true,
            "=" or "??=" => !SyntaxShapes.IsDeclarator(name.Parent),
            "]" or "," or ">" when SyntaxShapes.IsAttributeName(name.Parent) => true,
            "{" => Before(name) is var before && (before.RawKind == SyntaxShapes.CSharpNewKeyword || before.Text == "."),

            // Visual Basic's New Options With { … } and New Options at the end of a line.
            _ => Before(name).RawKind is SyntaxShapes.CSharpNewKeyword or SyntaxShapes.BasicNewKeyword,
        };
    }

    private static SyntaxToken Before(SyntaxToken name) => name.GetPreviousToken(includeZeroWidth: true);

    private sealed record Selection(object Asker, IReadOnlyList<TreeText> Texts);
}

/// <summary>What the token behind an identifier says of it.</summary>
internal enum NextToken
{
    /// <summary>The name is only read or declared.</summary>
    Other,

    /// <summary>The tree has to say.</summary>
    MayAct,

    /// <summary>A call, or the sign of an assignment or an initialiser.</summary>
    Acts,

    /// <summary>A dot.</summary>
    Dot,
}

/// <summary>Where an identifier stands.</summary>
internal readonly struct NamePlace
{
    private readonly int _code;

    /// <summary>Creates a place.</summary>
    /// <param name="position">Its first character.</param>
    /// <param name="name">Its number among the tree's names.</param>
    /// <param name="next">What follows.</param>
    public NamePlace(int position, int name, NextToken next)
    {
        Position = position;
        _code = (name << 2) | (int)next;
    }

    public int Position { get; }

    public int Name => _code >> 2;

    public NextToken Next => (NextToken)(_code & 3);
}
