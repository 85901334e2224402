using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>VET4002, VET4003 and VET9002: exceptions, attested files, and what could not be read.</summary>
internal static class GovernanceRules
{
    /// <summary>How many days before its end an exception is told.</summary>
    internal const int WarningDays = 30;

    /// <summary>Judges what is neither a licence nor a guard.</summary>
    /// <returns>The deployment practices that are asked for.</returns>
    public static IReadOnlyList<PracticeVerdict> Judge(EvaluationCase project, FindingList findings)
    {
        JudgeGaps(project.Inventory, findings);
        JudgeAttestations(project, findings);
        return PracticeRules.Judge(project, findings);
    }

    /// <summary>Judges the exceptions; the last rule, because only then it is known what they accepted.</summary>
    public static void JudgeExceptions(EvaluationCase project, ExceptionMatcher exceptions, FindingList findings)
    {
        // Those that accept expiries come last: then it is known which expired.
        foreach (var exception in exceptions.All.OrderBy(exception => exception.Rule == Rules.ExceptionExpired))
        {
            var subject = exception.Rule + " " + exception.Subject;
            if (exceptions.IsUnused(exception))
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
                var (isOver, isDenied) = (exceptions.IsOver(exception), exceptions.LiftsDenial(exception));
                findings.Add(
                    Rules.ExceptionExpired,
                    subject,
                    isOver && isDenied ? Verdict.Deny : null,
                    FindingLevel.Warning,
                    $"the exception for {exception.Subject} ({exception.Rule}) {(isOver ? "expired" : "expires")} on {expires}{(isDenied ? isOver ? ", so the policy denies it again" : "; after that the policy denies it again" : "")}. "
                        + $"{exception.Owner} decides again: {exception.Reason}",
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

    // An attestation whose file is missing or another one is evidence that cannot be read, and a gate that let it pass would be none.
    private static void JudgeAttestations(EvaluationCase project, FindingList findings)
    {
        foreach (var attestation in project.Policy.Declared.Attestations)
        {
            if (AttestedReport.ProblemOf(attestation, project.Inventory.AttestedFiles) is { } problem)
            {
                var shows = attestation.Category ?? attestation.Practice ?? attestation.Obligation ?? "something";
                findings.Add(
                    Rules.EvidenceUnreadable,
                    attestation.Report!,
                    Verdict.Deny,
                    FindingLevel.Warning,
                    $"{attestation.Report} is attested to show {shows} and {problem}, so it shows nothing. Put the report there and write its SHA-256, or take the attestation back",
                    new[] { attestation.Place });
            }
        }
    }

    private static string Warned(string expires) => DateTime.ParseExact(expires, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        .AddDays(-WarningDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
