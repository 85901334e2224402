using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>Collects what the rules find and gives it its verdict and level: rules say what they see, this says how loud.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> _findings = new();
    private readonly ProjectInventory _inventory;
    private readonly EffectivePolicy _policy;
    private readonly ExceptionMatcher _exceptions;

    public FindingList(ProjectInventory inventory, EffectivePolicy policy, ExceptionMatcher exceptions)
    {
        _inventory = inventory;
        _policy = policy;
        _exceptions = exceptions;
    }

    /// <summary>Adds a finding.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <param name="subject">What it is about; a package as <c>id/version</c>.</param>
    /// <param name="verdict">What the policy's lists say; null where they say nothing.</param>
    /// <param name="level">Where it speaks when the policy says nothing.</param>
    /// <param name="message">The message.</param>
    /// <param name="places">All its places, in any order.</param>
    /// <param name="isAboutCode">True for findings about code and configuration.</param>
    /// <param name="decidedBy">The entry of the policy that gave the verdict; null where the lists say nothing.</param>
    public void Add(string rule, string subject, Verdict? verdict, FindingLevel level, string message, IEnumerable<Place> places, bool isAboutCode = false, PolicyEntry? decidedBy = null)
    {
        var decided = verdict ?? Verdict.Warn;
        var spoken = verdict is Verdict.Warn or Verdict.Deny && level < FindingLevel.Warning ? FindingLevel.Warning : level;
        if (_policy.RuleSettings.FirstOrDefault(setting => setting.Rule == rule) is { } setting)
        {
            decidedBy = verdict is null || setting.Verdict > decided ? new PolicyEntry($"rules.{rule}", setting.Place) : decidedBy;
            decided = setting.Verdict > decided ? setting.Verdict : decided;
            spoken = spoken < FindingLevel.Warning ? FindingLevel.Warning : spoken;
        }

        // A test project is only inventoried; but what is denied is denied everywhere, else the word "test" would be a way around the policy.
        if (_inventory.Role == ProjectRole.Test && decided != Verdict.Deny)
        {
            spoken = FindingLevel.Report;
        }

        var accepted = _exceptions.Find(rule, subject, decided);
        _findings.Add(new Finding
        {
            Rule = rule,
            Subject = subject,
            Verdict = accepted is null ? decided : Verdict.Allow,
            Level = accepted is not null ? FindingLevel.Report : decided == Verdict.Deny && _policy.Enforce ? FindingLevel.Error : spoken,
            Message = message,
            Places = OnePerSight(places),
            IsAboutCode = isAboutCode,
            DecidedBy = decidedBy,
            AcceptedBy = accepted is null ? null : accepted.Ticket ?? accepted.Reason,
        });
    }

    /// <summary>Adds something that nobody could check: a policy makes a rule louder for what was found, never for what is not known.</summary>
    public void AddUnchecked(string rule, string subject, FindingLevel level, string message, IEnumerable<Place> places, bool isAboutCode)
    {
        var accepted = _exceptions.Find(rule, subject, Verdict.Warn);
        _findings.Add(new Finding
        {
            Rule = rule,
            Subject = subject,
            Verdict = accepted is null ? Verdict.Warn : Verdict.Allow,
            Level = accepted is not null || _inventory.Role == ProjectRole.Test ? FindingLevel.Report : level,
            Message = message,
            Places = OnePerSight(places),
            IsAboutCode = isAboutCode,
            AcceptedBy = accepted is null ? null : accepted.Ticket ?? accepted.Reason,
        });
    }

    public IReadOnlyList<Finding> Sorted() => _findings
        .OrderBy(finding => finding.Rule, StringComparer.Ordinal)
        .ThenBy(finding => finding.Subject, StringComparer.Ordinal)
        .ThenBy(finding => finding.Message, StringComparer.Ordinal)
        .ToArray();

    private static Place[] OnePerSight(IEnumerable<Place> places)
    {
        // Source and binary evidence see the same line; the sight with a column is the better one.
        var distinct = places.Distinct().ToArray();
        var exact = new HashSet<(string, int)>(distinct.Where(place => place.Column > 0).Select(place => (place.File, place.Line)));
        return distinct.Where(place => place.Column > 0 || !exact.Contains((place.File, place.Line))).ToArray();
    }
}
