using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Vetted.Source.Wiring;

/// <summary>What the program has learnt of a check on the way to a point, as bits: all outcomes with which that point can be reached.</summary>
internal static class Learnt
{
    /// <summary>The check ran and nothing was decided by it.</summary>
    public const int Nothing = 1;
    public const int True = 2;
    public const int False = 4;
    public const int Good = 8;
    public const int Bad = 16;

    /// <summary>On some of the ways it did not run; a value tells those ways from the others.</summary>
    public const int Skipped = 32;

    /// <summary>True where the point is reached with one outcome only: then the check decides. Which outcome is the good one is often not known, and need not be.</summary>
    public static bool IsDecided(int bits) => bits != 0 && (bits & (Nothing | Bad | Skipped)) == 0 && (bits & (True | False)) != (True | False);

    /// <summary>True where the two outcomes exclude each other.</summary>
    public static bool AreOpposite(int left, int right) => Side(left) is var one && Side(right) is var two && one != 0 && two != 0 && one != two;

    // One side of the last decision; 0 where both or none.
    private static int Side(int bits) => bits switch
    {
        True => 1,
        False => 2,
        Good => 3,
        Bad => 4,
        _ => 0,
    };
}

/// <summary>What holds at a point of a method. Immutable.</summary>
internal sealed class FlowState
{
    private static readonly ImmutableDictionary<object, ImmutableHashSet<Origin>> NoBlanks = ImmutableDictionary<object, ImmutableHashSet<Origin>>.Empty;

    public static readonly FlowState Empty = new(
        ImmutableDictionary<object, Value>.Empty,
        ImmutableDictionary<Check, int>.Empty,
        ImmutableDictionary<Origin, ImmutableHashSet<Check>>.Empty,
        ImmutableDictionary<Origin, ImmutableHashSet<Check>>.Empty,
        NoBlanks);

    private readonly ImmutableDictionary<Origin, ImmutableHashSet<Check>> _settled;

    // Variables whose text is known to be empty, with what that text is made of.
    private readonly ImmutableDictionary<object, ImmutableHashSet<Origin>> _blanks;

    private FlowState(
        ImmutableDictionary<object, Value> values,
        ImmutableDictionary<Check, int> checks,
        ImmutableDictionary<Origin, ImmutableHashSet<Check>> unvisited,
        ImmutableDictionary<Origin, ImmutableHashSet<Check>> settled,
        ImmutableDictionary<object, ImmutableHashSet<Origin>> blanks)
    {
        Values = values;
        Checks = checks;
        Unvisited = unvisited;
        _settled = settled;
        _blanks = blanks;
    }

    /// <summary>Values of locals, parameters, fields, captures and registrations.</summary>
    public ImmutableDictionary<object, Value> Values { get; }

    /// <summary>The checks that ran on every way to here, with what was learnt of them.</summary>
    public ImmutableDictionary<Check, int> Checks { get; }

    /// <summary>
    /// Collections whose loop has not been entered yet, with the checks that ran before it: of their elements everything holds as long as there is none.
    /// </summary>
    public ImmutableDictionary<Origin, ImmutableHashSet<Check>> Unvisited { get; }

    public FlowState Set(object key, Value value) => new(Values.SetItem(key, value), Checks, Unvisited, _settled, _blanks.Remove(key));

    public FlowState Learn(Check check, int bits) => new(Values, Checks.SetItem(check, bits), Unvisited, _settled, _blanks);

    /// <summary>A variable's text is empty on this way: a check of it has nothing to look at, so that it is as good as done.</summary>
    public FlowState Blank(object variable, Value text) => new(Values, Checks, Unvisited, _settled, _blanks.SetItem(variable, text.Origins.Keys.ToImmutableHashSet()));

    public FlowState Open(IEnumerable<Origin> collection)
    {
        var ran = Checks.Keys.ToImmutableHashSet();
        return new FlowState(Values, Checks, Unvisited.SetItems(collection.Select(origin => new KeyValuePair<Origin, ImmutableHashSet<Check>>(origin, ran))), _settled, _blanks);
    }

    /// <summary>A loop takes the next element: what it learnt of the one before does not hold for it.</summary>
    public FlowState Next(IReadOnlyCollection<Origin> collection)
    {
        var stale = Checks.Keys.Where(check => check.Subjects.Count > 0 && check.Subjects.All(subject => collection.Contains(subject) && !Unvisited[subject].Contains(check)));
        return new FlowState(Values, Checks.RemoveRange(stale), Unvisited.RemoveRange(collection), _settled, _blanks);
    }

    /// <summary>A loop is over.</summary>
    public FlowState Close(IReadOnlyCollection<Origin> collection) => new(Values, Checks, Unvisited.RemoveRange(collection), _settled, _blanks);

    /// <summary>A call gives another text than the last time: what was learnt of that one does not hold for it.</summary>
    public FlowState Renew(Origin origin)
    {
        var stale = Checks.Keys.Where(check => check.Subjects.Any(origin.IsSameCallAs)).ToArray();
        var settled = _settled.Keys.Where(origin.IsSameCallAs).ToArray();
        var blanks = _blanks.Where(pair => pair.Value.Any(origin.IsSameCallAs)).Select(static pair => pair.Key).ToArray();
        return stale.Length + settled.Length + blanks.Length == 0 ? this : new FlowState(Values, Checks.RemoveRange(stale), Unvisited, _settled.RemoveRange(settled), _blanks.RemoveRange(blanks));
    }

    /// <summary>The checks that decided, on every way to here, that the program goes on with this text.</summary>
    public IEnumerable<Check> Passed(Origin origin)
    {
        var decided = Checks.Where(pair => Learnt.IsDecided(pair.Value) && pair.Key.LooksAt(origin)).Select(static pair => pair.Key);
        return _settled.Count == 0 ? decided : decided.Concat(_settled.Where(pair => pair.Key.Holds(origin)).SelectMany(static pair => pair.Value));
    }

    /// <summary>What holds where several ways meet.</summary>
    public static FlowState? Join(IReadOnlyCollection<FlowState> ways)
    {
        // First what has learnt most: what a way skipped can be told from its value only beside one that has not.
        var joined = ways.OrderByDescending(static way => way.Checks.Count).Aggregate((FlowState?)null, Join);
        if (ways.Count < 3)
        {
            return joined;
        }

        // Two of the ways may be the two sides of a choice, whatever comes by the third.
        var states = ways.ToArray();
        for (var i = 0; i < states.Length; i++)
        {
            for (var j = i + 1; j < states.Length; j++)
            {
                joined = AddChoices(joined!, states[i], states[j]);
            }
        }

        return joined;
    }

    private static FlowState AddChoices(FlowState joined, FlowState left, FlowState right)
    {
        var differing = left.Checks.Keys.Where(check => Learnt.AreOpposite(Bits(left, check), Bits(right, check))).ToArray();
        foreach (var pair in differing.Length == 0 ? ImmutableDictionary<object, Value>.Empty : left.Values)
        {
            if (right.Values.TryGetValue(pair.Key, out var other) && !ReferenceEquals(other, pair.Value) && joined.Values.TryGetValue(pair.Key, out var value)
                && Choice(pair.Value, left, other, right, differing) is { Count: > 0 } outcomes)
            {
                joined = joined.Set(pair.Key, value.With(outcomes: value.Outcomes.Union(outcomes), constant: value.Constant));
            }
        }

        return joined;
    }

    public static FlowState? Join(FlowState? left, FlowState? right)
    {
        if (left is null || right is null || ReferenceEquals(left, right))
        {
            return left ?? right;
        }

        var differing = left.Checks.Keys.Union(right.Checks.Keys)
            .Where(check => Bits(left, check) != Bits(right, check)).ToArray();
        var checks = ImmutableDictionary.CreateBuilder<Check, int>();
        foreach (var check in left.Checks.Keys.Union(right.Checks.Keys))
        {
            var (one, two) = (Bits(left, check), Bits(right, check));
            if ((one != 0 || IsVacuous(left, check)) && (two != 0 || IsVacuous(right, check)))
            {
                checks[check] = one | two;
            }
        }

        var skipped = Skipped(left, right).Concat(Skipped(right, left)).Where(check => !checks.ContainsKey(check)).ToArray();
        foreach (var check in skipped)
        {
            checks[check] = Bits(left, check) | Bits(right, check) | Learnt.Skipped;
        }

        var values = left.Values.ToBuilder();
        foreach (var key in left.Values.Keys)
        {
            if (!right.Values.ContainsKey(key))
            {
                values[key] = Keep(left.Values[key], left, differing, null, null).WithoutOutcomesOf(skipped);
            }
        }

        foreach (var pair in right.Values)
        {
            values[pair.Key] = left.Values.TryGetValue(pair.Key, out var other)
                ? ReferenceEquals(other, pair.Value) ? other.WithoutOutcomesOf(skipped) : Told(Either(other, left, pair.Value, right, differing), other, pair.Value, skipped)
                : Keep(pair.Value, right, differing, null, null).WithoutOutcomesOf(skipped);
        }

        return new FlowState(values.ToImmutable(), checks.ToImmutable(), left.Unvisited.SetItems(right.Unvisited), Settle(left, right, differing), CommonBlanks(left, right));
    }

    // The checks of one way that the other did not run, where a variable holds their outcome here and a constant there: too long, or what the check says.
    private static IEnumerable<Check> Skipped(FlowState with, FlowState without)
    {
        if (with.Checks.Keys.All(without.Checks.ContainsKey))
        {
            yield break;
        }

        foreach (var pair in with.Values)
        {
            if (pair.Value.Outcomes.Count > 0 && without.Values.TryGetValue(pair.Key, out var other) && other is { Constant: { HasValue: true, Value: bool constant }, Outcomes.Count: 0 })
            {
                foreach (var told in pair.Value.Outcomes)
                {
                    if (Bits(with, told.Check) != 0 && Bits(without, told.Check) == 0 && (told.Otherwise is null || told.Otherwise == constant))
                    {
                        yield return told.Check;
                    }
                }
            }
        }
    }

    // What the joined value still tells: where it is the other way's constant the check may not have run, and of anything else nobody knows which way it came by.
    private static Value Told(Value joined, Value left, Value right, Check[] skipped)
    {
        if (joined.Outcomes.Count == 0 || (skipped.Length == 0 && joined.Outcomes.All(static told => told.Otherwise is null)))
        {
            return joined;
        }

        var outcomes = ImmutableHashSet.CreateBuilder<Outcome>();
        foreach (var told in joined.Outcomes)
        {
            var (here, there) = (left.Outcomes.Contains(told), right.Outcomes.Contains(told));
            var other = here && there ? null : here ? right : left;
            var constant = other is { Constant: { HasValue: true, Value: bool flag }, Outcomes.Count: 0 } ? flag : (bool?)null;
            if (System.Array.IndexOf(skipped, told.Check) < 0 && told.Otherwise is null)
            {
                outcomes.Add(told);
            }
            else if (other is null || (constant is not null && (told.Otherwise is null || told.Otherwise == constant)))
            {
                outcomes.Add(other is null ? told : told with { Otherwise = constant });
            }
        }

        return joined.With(outcomes: outcomes.ToImmutable(), constant: joined.Constant);
    }

    // Each way checked the text in its own way: it is checked, by one or the other.
    private static ImmutableDictionary<Origin, ImmutableHashSet<Check>> Settle(FlowState left, FlowState right, Check[] differing)
    {
        var settled = ImmutableDictionary<Origin, ImmutableHashSet<Check>>.Empty;
        foreach (var origin in differing.SelectMany(static check => check.Subjects).Concat(left._settled.Keys).Concat(right._settled.Keys).Distinct())
        {
            var common = Check.Common(left.Passed(origin).Where(check => !Contradict(left, right, check)), right.Passed(origin).Where(check => !Contradict(left, right, check)));
            if (common.Count > 0)
            {
                settled = settled.SetItem(origin, common);
            }
        }

        return settled;
    }

    public bool SameAs(FlowState other) => ReferenceEquals(this, other)
        || (Checks.Count == other.Checks.Count && Values.Count == other.Values.Count && Unvisited.Count == other.Unvisited.Count
            && _blanks.Count == other._blanks.Count && _blanks.All(pair => other._blanks.TryGetValue(pair.Key, out var origins) && origins.SetEquals(pair.Value))
            && _settled.Count == other._settled.Count && _settled.All(pair => other._settled.TryGetValue(pair.Key, out var checks) && checks.SetEquals(pair.Value))
            && Unvisited.Keys.All(other.Unvisited.ContainsKey)
            && Checks.All(pair => Bits(other, pair.Key) == pair.Value)
            && Values.All(pair => other.Values.TryGetValue(pair.Key, out var value) && value.SameAs(pair.Value)));

    private static int Bits(FlowState state, Check check) => state.Checks.TryGetValue(check, out var bits) ? bits : 0;

    private static bool IsVacuous(FlowState state, Check check) => check.Subjects.Count > 0
        && (check.Subjects.All(state.Unvisited.ContainsKey) || check.Variables.Any(variable => state._blanks.TryGetValue(variable, out var origins) && check.Subjects.IsSubsetOf(origins)));

    private static ImmutableDictionary<object, ImmutableHashSet<Origin>> CommonBlanks(FlowState left, FlowState right) => left._blanks.Count == 0 || right._blanks.Count == 0
        ? NoBlanks
        : left._blanks.RemoveRange(left._blanks.Where(pair => !right._blanks.TryGetValue(pair.Key, out var origins) || !origins.SetEquals(pair.Value)).Select(static pair => pair.Key));

    // What one way had learnt of a text stays with the copy that comes from there; where the same text comes by both ways, only what both have learnt alike.
    private static Value Keep(Value value, FlowState state, Check[] differing, Value? other, FlowState? otherState) => value.Origins.Count == 0 || differing.Length == 0
        ? value
        : value.Passed(origin => differing.Where(check => Learnt.IsDecided(Bits(state, check)) && check.LooksAt(origin)
            && !(other is not null && other.Origins.ContainsKey(origin) && Contradict(state, otherState!, check))));

    // Decided on each way, and in opposite senses: nothing is decided where they meet.
    private static bool Contradict(FlowState left, FlowState right, Check check) => Bits(left, check) is var one && Bits(right, check) is var two && one != 0 && two != 0 && !Learnt.IsDecided(one | two);

    private static Value Either(Value left, FlowState leftState, Value right, FlowState rightState, Check[] differing)
    {
        var value = Value.Either(Keep(left, leftState, differing, right, rightState), Keep(right, rightState, differing, left, leftState));
        var outcomes = Choice(left, leftState, right, rightState, differing);
        return outcomes.Count == 0 ? value : value.With(outcomes: value.Outcomes.Union(outcomes), constant: value.Constant);
    }

    // The program chose between two constants by the outcome, so the value tells it: blocked = true where something was found.
    private static List<Outcome> Choice(Value left, FlowState leftState, Value right, FlowState rightState, Check[] differing)
    {
        var isChoice = left.Constant.HasValue && right.Constant.HasValue
            ? !Equals(left.Constant.Value, right.Constant.Value)
            : left.Constant is { HasValue: true, Value: bool } || right.Constant is { HasValue: true, Value: bool };
        return !isChoice ? new List<Outcome>(0) : differing
            .Where(check => Learnt.AreOpposite(Bits(leftState, check), Bits(rightState, check)))
            .Select(check => new Outcome(check, MeaningOf(left, Bits(leftState, check)) ?? MeaningOf(right, Bits(rightState, check)) ?? Meaning.Unknown, IsChosen: true))
            .ToList();
    }

    private static Meaning? MeaningOf(Value value, int bits) => value.Constant is { HasValue: true, Value: bool flag } && bits is Learnt.Good or Learnt.Bad
        ? flag == (bits == Learnt.Bad) ? Meaning.TrueIsBad : Meaning.TrueIsGood
        : null;
}
