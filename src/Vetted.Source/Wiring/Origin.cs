using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Vetted.Source.Wiring;

/// <summary>A chain of calls into the project's own methods; what happens in a method is told apart by the way into it.</summary>
internal sealed class CallChain
{
    private readonly Dictionary<SyntaxNode, CallChain> _next = new();

    public CallChain(CallChain? parent, IMethodSymbol? method)
    {
        Parent = parent;
        Method = method;
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    public CallChain? Parent { get; }

    public IMethodSymbol? Method { get; }

    /// <summary>Zero in the method that is read, one in a method it calls.</summary>
    public int Depth { get; }

    public CallChain Into(SyntaxNode call, IMethodSymbol method)
    {
        if (!_next.TryGetValue(call, out var next))
        {
            _next.Add(call, next = new CallChain(this, method));
        }

        return next;
    }

    public bool IsInside(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(Method, method) || (Parent is not null && Parent.IsInside(method));
}

/// <summary>Where a value came from.</summary>
internal enum OriginKind
{
    Parameter,
    Member,
    Call,
    Answer,
    Finding,
}

/// <summary>Something that brings text into a method: a parameter, a field, a call whose result is not known, the answer of a model, the result of a check.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">The symbol or the syntax of the call.</param>
/// <param name="Chain">The way into the method where the call stands; null for symbols.</param>
/// <param name="Path">The property of the project's own type that was read from it, e.g. <c>.Body</c>; empty for the whole.</param>
/// <param name="Name">For messages.</param>
internal sealed record Origin(OriginKind Kind, object Key, CallChain? Chain, string Path, string Name)
{
    /// <summary>True for text that somebody outside wrote: it has to be checked before a model sees it.</summary>
    public bool IsFree => Kind is OriginKind.Parameter or OriginKind.Member or OriginKind.Call;

    public bool IsSameCallAs(Origin other) => Kind == other.Kind && Equals(Key, other.Key) && ReferenceEquals(Chain, other.Chain);

    /// <summary>True where the other origin is this one or a part of it.</summary>
    public bool Holds(Origin other) =>
        Kind == other.Kind && Equals(Key, other.Key) && ReferenceEquals(Chain, other.Chain)
        && (Path.Length == 0 || other.Path == Path || other.Path.StartsWith(Path + ".", StringComparison.Ordinal));
}

/// <summary>One run of a check: a moderation call, a guard model's answer, a guardrail service.</summary>
internal sealed class Check
{
    private readonly Dictionary<int, Check> _parts = new();

    public Check(SyntaxNode syntax, int categories, IReadOnlyList<string> tools, string? flaw)
    {
        Syntax = syntax;
        Categories = categories;
        Tools = tools;
        Flaw = flaw;
    }

    public SyntaxNode Syntax { get; }

    /// <summary>The safety categories as bits of <see cref="Categories"/>.</summary>
    public int Categories { get; }

    public IReadOnlyList<string> Tools { get; }

    /// <summary>Why it cannot protect although it is called; null where it can.</summary>
    public string? Flaw { get; }

    /// <summary>The check as far as some categories go.</summary>
    private Check For(int categories)
    {
        if ((Categories & ~categories) == 0)
        {
            return this;
        }

        if (!_parts.TryGetValue(categories, out var part))
        {
            _parts.Add(categories, part = new Check(Syntax, Categories & categories, Tools, Flaw) { Subjects = Subjects, Variables = Variables });
        }

        return part;
    }

    private static int Bits(IEnumerable<Check> checks) => checks.Where(static check => check.Flaw is null).Aggregate(0, static (bits, check) => bits | check.Categories);

    /// <summary>What it looked at.</summary>
    public HashSet<Origin> Subjects { get; private init; } = new();

    /// <summary>What both of two ways have checked, whichever check did it on each.</summary>
    public static ImmutableHashSet<Check> Common(IEnumerable<Check> left, IEnumerable<Check> right)
    {
        var (one, two) = (left.ToArray(), right.ToArray());
        var common = Bits(one) & Bits(two);
        return common == 0 ? ImmutableHashSet<Check>.Empty : one.Concat(two).Where(check => (check.Categories & common) != 0).Select(check => check.For(common)).ToImmutableHashSet();
    }

    /// <summary>The variables it was given, for what has no text: the pipeline that a cross-validation fits.</summary>
    public HashSet<ISymbol> Variables { get; private init; } = new(SymbolEqualityComparer.Default);

    public bool LooksAt(Origin origin) => Subjects.Any(subject => subject.Holds(origin));
}

/// <summary>How a value tells the outcome of a check.</summary>
internal enum Meaning
{
    Unknown,
    TrueIsBad,
    TrueIsGood,
}

/// <summary>That a value says what a check found.</summary>
/// <param name="Check">The check.</param>
/// <param name="Meaning">What true says, where that is known.</param>
/// <param name="IsChosen">True where the program chose the value by the outcome, so that null says something too.</param>
internal readonly record struct Outcome(Check Check, Meaning Meaning, bool IsChosen)
{
    /// <summary>What the value is on the ways on which the check did not run (too long: harmful without a look); null where it ran on all.</summary>
    public bool? Otherwise { get; init; }
}
