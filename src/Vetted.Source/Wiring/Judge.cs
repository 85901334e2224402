using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Source.Wiring;

/// <summary>What was found of a category at one call.</summary>
/// <param name="Verdict">Whether it passes a check.</param>
/// <param name="Reason">What was found.</param>
/// <param name="Tools">Catalog ids of the tools, joined by commas.</param>
/// <param name="Place">Where the check stands.</param>
internal readonly record struct Judged(WiringVerdict Verdict, string Reason, string Tools, SyntaxNode? Place);

/// <summary>Decides whether a call passes a check whose answer decides.</summary>
internal static class Judge
{
    /// <summary>What a category's check does for one client at one call.</summary>
    /// <param name="log">What happened in the member.</param>
    /// <param name="visit">The call.</param>
    /// <param name="client">One of the clients it may be made on; null where none is known.</param>
    /// <param name="category">The category's bit.</param>
    public static Judged Of(FlowLog log, Visit visit, Client? client, int category) => Of(log, visit, client, category, 0);

    /// <summary>The guard that a member in a pipeline is: what holds at every call that it passes on.</summary>
    public static Guard AsGuard(FlowLog log, SyntaxNode site, Coverage covers, bool isFilter)
    {
        var (categories, near) = (0, 0);
        var tools = new SortedSet<string>(StringComparer.Ordinal);
        string? flaw = null;
        SyntaxNode? place = null;
        for (var bit = 1; bit < 1 << ClientIndex.Categories.Length && log.Visits.Count > 0; bit <<= 1)
        {
            var judged = log.Visits.Values.Select(visit => Of(log, visit, null, bit, 0)).OrderBy(static one => one.Verdict).ToArray();
            if (judged[0].Verdict == WiringVerdict.Wired)
            {
                categories |= bit;
                place ??= judged[0].Place;
            }
            else if (judged.FirstOrDefault(static one => one.Verdict != WiringVerdict.Wired && one.Reason.Length > 0) is { Reason: { Length: > 0 } reason })
            {
                near |= bit;
                flaw ??= reason;
            }
            else
            {
                continue;
            }

            tools.UnionWith(judged.SelectMany(static one => (one.Tools ?? "").Split(',')).Where(static tool => tool.Length > 0));
        }

        return new Guard(place ?? site, categories, near, string.Join(",", tools), covers, isFilter, flaw);
    }

    private static Judged Of(FlowLog log, Visit visit, Client? client, int category, int depth)
    {
        if (visit.Row.Role == ClientRole.Trains)
        {
            return Training(log, visit, category);
        }

        var guards = visit.Guards.Concat(client?.Guards ?? Enumerable.Empty<Guard>()).ToArray();
        if (guards.FirstOrDefault(guard => (guard.Categories & category) != 0 && (guard.Covers & visit.Kind) != 0 && (!guard.IsFilter || visit.Row.IsFiltered)) is { } standing)
        {
            return new Judged(WiringVerdict.Wired, standing.IsFilter ? "a filter checks every call" : "a check stands around every call", standing.Tools, standing.Syntax);
        }

        if (Before(log, visit, category, depth) is { } before)
        {
            return new Judged(WiringVerdict.Wired, "what is asked is checked before the call", Tools(before), before[0].Syntax);
        }

        if (After(visit, category) is { } after)
        {
            return new Judged(WiringVerdict.Wired, "the answer is checked before it leaves", Tools(after), after[0].Syntax);
        }

        var near = Near(log, visit, guards, category);
        if (visit.UnknownClient is { } unknown)
        {
            return new Judged(WiringVerdict.CannotTell, unknown, near?.Tools ?? "", near?.Place);
        }

        if (near is { } found)
        {
            return found;
        }

        return log.Beyond.Count > 0
            ? new Judged(WiringVerdict.CannotTell, "the call goes through more than two of the project's own methods", "", log.Beyond.First())
            : new Judged(WiringVerdict.Unguarded, "", "", null);
    }

    // Everything from outside that is asked has passed a check; of the answers of other calls, that call has.
    private static Check[]? Before(FlowLog log, Visit visit, int category, int depth)
    {
        var checks = new List<Check>();
        foreach (var pair in visit.Content.Where(static pair => pair.Key.IsFree || pair.Key.Kind == OriginKind.Finding))
        {
            var passed = Good(pair.Value, category);
            if (passed.Length == 0)
            {
                return null;
            }

            checks.AddRange(passed);
        }

        if (checks.Count > 0)
        {
            return checks.Distinct().ToArray();
        }

        foreach (var pair in visit.Content.Where(static pair => pair.Key.Kind == OriginKind.Answer))
        {
            var passed = Good(pair.Value, category);
            if (passed.Length > 0)
            {
                checks.AddRange(passed);
            }
            else if (depth > 3 || log.Find(pair.Key) is not { } other || ReferenceEquals(other, visit) || Before(log, other, category, depth + 1) is not { } earlier)
            {
                return null;
            }
            else
            {
                checks.AddRange(earlier);
            }
        }

        return checks.Count == 0 ? null : checks.Distinct().ToArray();
    }

    private static Check[]? After(Visit visit, int category)
    {
        if (visit.Leaves.Count == 0)
        {
            return null;
        }

        var passed = visit.Leaves.Select(leaf => Good(leaf.Passed, category)).ToArray();
        return passed.All(static checks => checks.Length > 0) ? passed.SelectMany(static checks => checks).Distinct().ToArray() : null;
    }

    private static Judged Training(FlowLog log, Visit visit, int category)
    {
        var checks = log.Checks.Where(check => (check.Categories & category) != 0).ToArray();
        var own = checks.Where(check => check.Subjects.Any(subject => subject.Kind == OriginKind.Answer && subject.Key == visit.Syntax) || (visit.Variable is { } estimator && check.Variables.Contains(estimator))).ToArray();
        var good = own.Where(check => log.Read.Contains(check) && log.AtEnd.TryGetValue(check, out var bits) && (bits & Learnt.Skipped) == 0).ToArray();
        if (good.Length > 0)
        {
            return new Judged(WiringVerdict.Wired, "the trained model is measured and the numbers are read", Tools(good), good[0].Syntax);
        }

        if (own.Length > 0)
        {
            return new Judged(WiringVerdict.UsedNotWired, log.Read.Contains(own[0]) ? "the model is measured on some of the ways only" : "nothing reads the numbers that were measured", Tools(own), own[0].Syntax);
        }

        return checks.Length > 0 ? new Judged(WiringVerdict.UsedNotWired, "what is measured is another model", Tools(checks), checks[0].Syntax)
            : Dead(log, category) ?? new Judged(WiringVerdict.Unguarded, "", "", null);
    }

    // What looks like protection: the reason why it is none is worth more to a reader than "nothing found".
    private static Judged? Near(FlowLog log, Visit visit, Guard[] guards, int category)
    {
        if (guards.Where(guard => ((guard.Near | guard.Categories) & category) != 0).OrderBy(guard => (guard.Covers & visit.Kind) != 0 && guard.Flaw is not null ? 0 : 1).FirstOrDefault() is { } guard)
        {
            var reason = guard.IsFilter && !visit.Row.IsFiltered && (guard.Categories & category) != 0
                ? "the kernel's filters do not run for a direct call of the service"
                : guard.Flaw ?? ((guard.Covers & visit.Kind) == 0 ? "the check does not stand around this kind of call" : "the check does not cover it");
            return new Judged(WiringVerdict.UsedNotWired, reason, guard.Tools, guard.Syntax);
        }

        var answer = visit.Syntax;
        foreach (var check in log.Checks.Where(check => (check.Categories & category) != 0).OrderBy(static check => check.Syntax.SpanStart))
        {
            var looksAtAsked = visit.Content.Keys.Any(origin => origin.IsFree && check.LooksAt(origin));
            var looksAtAnswer = check.Subjects.Any(subject => subject.Kind == OriginKind.Answer && subject.Key == answer);
            var reason = check.Flaw is { } flaw ? flaw
                : looksAtAsked ? Undecided(visit.Before, check, Missing(visit, category))
                : looksAtAnswer ? visit.Leaves.Select(leaf => Undecided(leaf.Learnt, check, null)).FirstOrDefault() ?? "its result decides nothing"
                : "it looks at another value (" + string.Join(", ", check.Subjects.Select(static subject => subject.Name).Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal).DefaultIfEmpty("a constant")) + ")";
            return new Judged(WiringVerdict.UsedNotWired, reason, string.Join(",", check.Tools), check.Syntax);
        }

        return Dead(log, category);
    }

    private static Judged? Dead(FlowLog log, int category)
    {
        var dead = log.DeadChecks.FirstOrDefault(one => (one.Categories & category) != 0);
        return dead.Syntax is null ? null : new Judged(WiringVerdict.UsedNotWired, "it stands in code that never runs", "", dead.Syntax);
    }

    private static string Undecided(ImmutableDictionary<Check, int> learnt, Check check, string? missing)
    {
        if (!learnt.TryGetValue(check, out var bits))
        {
            return "it runs on some of the ways only";
        }

        return bits switch
        {
            Learnt.Nothing => "its result decides nothing",
            _ when (bits & Learnt.Skipped) != 0 => "it runs on some of the ways only",
            Learnt.Bad => "the program goes on exactly when something was found",
            _ when Learnt.IsDecided(bits) => missing ?? "it covers a part only",
            _ when (bits & Learnt.Nothing) != 0 => "its result decides on some of the ways only",
            _ => "the program goes on whatever its result is",
        };
    }

    private static string? Missing(Visit visit, int category)
    {
        var open = visit.Content.Where(pair => pair.Key.IsFree && Good(pair.Value, category).Length == 0).Select(static pair => pair.Key.Name).Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal).ToArray();
        return open.Length == 0 ? null : "what also reaches the model is not checked (" + string.Join(", ", open) + ")";
    }

    private static Check[] Good(IEnumerable<Check> checks, int category) => checks.Where(check => check.Flaw is null && (check.Categories & category) != 0).ToArray();

    private static string Tools(IEnumerable<Check> checks) => string.Join(",", checks.SelectMany(static check => check.Tools).Distinct(StringComparer.Ordinal).OrderBy(static id => id, StringComparer.Ordinal));
}
