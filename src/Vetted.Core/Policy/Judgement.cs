using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Policy;

/// <summary>What allow, deny and warn lists say of a thing.</summary>
/// <param name="Verdict">Null where the lists say nothing of it.</param>
/// <param name="Entry">The entry that decides; for a thing that no entry of an allow list covers, the first entry of that list, or null for an empty list.</param>
/// <param name="IsMissing">True where it is denied because an allow list does not have it.</param>
internal sealed record Judgement(Verdict? Verdict, PolicyEntry? Entry, bool IsMissing)
{
    /// <summary>The entry with its place, for whoever asks what decided; null where nothing is said, or where an empty list allows nothing.</summary>
    public PolicyEntry? Decider => Verdict is null || Entry is null ? null : IsMissing ? Entry with { Value = "an allow list that does not have it" } : Entry;

    public static readonly Judgement Silent = new(null, null, false);

    /// <summary>Judges a thing that is one: a package, a publisher, a service.</summary>
    public static Judgement Of(Choice choice, Func<string, bool> covers)
    {
        if (choice.IsOpen)
        {
            return Silent;
        }

        if (First(choice.Deny, covers) is { } denied)
        {
            return new Judgement(Policy.Verdict.Deny, denied, false);
        }

        if (choice.Allow.FirstOrDefault(list => First(list, covers) is null) is { } closed)
        {
            return Missing(closed);
        }

        if (First(choice.Warn, covers) is { } warned)
        {
            return new Judgement(Policy.Verdict.Warn, warned, false);
        }

        return choice.Allow.Count == 0 ? Silent : new Judgement(Policy.Verdict.Allow, choice.Allow[0].First(entry => covers(entry.Value)), false);
    }

    /// <summary>Judges a thing that has several licences at once: every one of them has to pass.</summary>
    public static Judgement OfAll<T>(Choice choice, IReadOnlyList<T> things, Func<string, T, bool> covers)
    {
        var judgements = things.Select(thing => Of(choice, entry => covers(entry, thing))).ToArray();
        return judgements.FirstOrDefault(judgement => judgement.Verdict == Policy.Verdict.Deny)
            ?? judgements.FirstOrDefault(judgement => judgement.Verdict == Policy.Verdict.Warn)
            ?? judgements.FirstOrDefault(judgement => judgement.Verdict is null)
            ?? judgements.FirstOrDefault()
            ?? Silent;
    }

    /// <summary>Judges a licence expression: one of its alternatives has to pass.</summary>
    public static Judgement OfExpression(Choice choice, string expression, Func<string, string, bool> covers)
    {
        if (choice.IsOpen)
        {
            return Silent;
        }

        // An entry that is the whole expression speaks for each of its licences.
        Judgement One(string licence) => Of(choice, entry => covers(entry, licence) || string.Equals(entry, expression, StringComparison.OrdinalIgnoreCase));
        bool Passes(string licence, Verdict worst) => One(licence).Verdict is not { } verdict || verdict <= worst;
        if (LicenceExpression.IsSatisfiedBy(expression, licence => One(licence).Verdict == Policy.Verdict.Allow))
        {
            return new Judgement(Policy.Verdict.Allow, null, false);
        }

        if (LicenceExpression.IsSatisfiedBy(expression, licence => Passes(licence, Policy.Verdict.Allow)))
        {
            return Silent;
        }

        var licences = LicenceExpression.Readings(expression);
        if (LicenceExpression.IsSatisfiedBy(expression, licence => Passes(licence, Policy.Verdict.Warn)))
        {
            return licences.Select(One).First(judgement => judgement.Verdict == Policy.Verdict.Warn);
        }

        return licences.Select(One).FirstOrDefault(judgement => judgement.Verdict == Policy.Verdict.Deny) ?? One(expression);
    }

    private static Judgement Missing(IReadOnlyList<PolicyEntry> list) =>
        new(Policy.Verdict.Deny, list.Count == 0 ? null : list[0], true);

    private static PolicyEntry? First(IReadOnlyList<PolicyEntry> entries, Func<string, bool> covers)
    {
        foreach (var entry in entries)
        {
            if (covers(entry.Value))
            {
                return entry;
            }
        }

        return null;
    }
}
