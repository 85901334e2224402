using System;
using System.Globalization;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>VET4001 to VET4003 and VET9002: practices, exceptions, and what could not be read.</summary>
internal static class GovernanceRules
{
    /// <summary>How many days before its end an exception is told.</summary>
    internal const int WarningDays = 30;

    public static void Judge(EvaluationCase project, FindingList findings)
    {
        JudgeGaps(project.Inventory, findings);
        JudgePractices(project, findings);
    }

    /// <summary>Judges the exceptions; the last rule, because only then it is known what they accepted.</summary>
    public static void JudgeExceptions(EvaluationCase project, ExceptionMatcher exceptions, FindingList findings)
    {
        var unused = exceptions.Unused.ToArray();
        foreach (var exception in exceptions.All)
        {
            var subject = exception.Rule + " " + exception.Subject;
            if (unused.Contains(exception))
            {
                findings.Add(
                    Rules.ExceptionUnused,
                    subject,
                    null,
                    FindingLevel.Report,
                    $"the exception for {exception.Subject} ({exception.Rule}) matches nothing in this project. Remove it where no project needs it",
                    new[] { exception.Place });
            }
            else if (exception.Expires is { } expires && project.AsOf is { } today && string.CompareOrdinal(Warned(expires), today) <= 0)
            {
                var isOver = string.CompareOrdinal(expires, today) < 0;
                findings.Add(
                    Rules.ExceptionExpired,
                    subject,
                    null,
                    FindingLevel.Warning,
                    $"the exception for {exception.Subject} ({exception.Rule}) {(isOver ? "expired" : "expires")} on {expires}. {exception.Owner} decides again: {exception.Reason}",
                    new[] { exception.Place });
            }
        }
    }

    private static void JudgeGaps(ProjectInventory inventory, FindingList findings)
    {
        foreach (var group in inventory.Gaps.GroupBy(gap => gap.What, StringComparer.Ordinal))
        {
            findings.Add(
                Rules.EvidenceUnreadable,
                group.Key,
                Verdict.Deny,
                FindingLevel.Warning,
                $"{group.Key} could not be read: {group.First().Why}. What it says is not judged",
                group.Select(gap => gap.Place).OrderBy(place => place.File, StringComparer.Ordinal).ThenBy(place => place.Line));
        }
    }

    private static void JudgePractices(EvaluationCase project, FindingList findings)
    {
        var declared = project.Policy.Declared;
        var isAll = project.Policy.Practices.Any(entry => entry.Value == "*");
        foreach (var practice in project.Catalog.Practices)
        {
            var asked = project.Policy.Practices.FirstOrDefault(item => item.Value == practice.Id);
            var applies = asked is not null
                || (isAll && practice.ModelTypes.Contains(declared.ModelType ?? "") && practice.ReleaseTypes.Contains(declared.ReleaseType ?? ""));
            if (applies && project.Inventory.Role == ProjectRole.Application && !declared.Attestations.Any(item => item.Practice == practice.Id))
            {
                var place = (asked ?? project.Policy.Practices.First(item => item.Value == "*")).Place;
                findings.Add(
                    Rules.PracticeMissing,
                    practice.Id,
                    null,
                    FindingLevel.Report,
                    $"nothing shows the practice \"{practice.Title}\", which {Wording.FileOf(place)} asks for{(practice.IsVerified ? "" : " (an unverified reading of the guidance)")}. "
                        + "Attest it by a report, a link or the reason why not: declare.attestations in vetted.json",
                    new[] { place });
            }
        }
    }

    private static string Warned(string expires) => DateTime.ParseExact(expires, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        .AddDays(-WarningDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
