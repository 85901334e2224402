using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>A deployment practice that the policy asks for.</summary>
/// <param name="Id">Its catalog id.</param>
/// <param name="Title">What it is.</param>
/// <param name="Attestation">What shows it: a file, a link or the reason why it does not apply; null where nothing does.</param>
/// <param name="IsVerified">False where the entry is a reading that nobody has checked at the source.</param>
public sealed record PracticeVerdict(string Id, string Title, Attestation? Attestation, bool IsVerified);

/// <summary>
/// VET4001: model type and release type select the practices of the profile; each needs a link, a file or the reason why not. Report-only, because the list
/// is an unverified reading of the guidance.
/// </summary>
internal static class PracticeRules
{
    private const string All = "*";

    public static IReadOnlyList<PracticeVerdict> Judge(EvaluationCase project, FindingList findings)
    {
        if (project.Policy.Practices.Count == 0 || project.Inventory.Role != ProjectRole.Application)
        {
            return Array.Empty<PracticeVerdict>();
        }

        var declared = project.Policy.Declared;
        var all = project.Policy.Practices.FirstOrDefault(entry => entry.Value == All);
        if (all is not null && (declared.ModelType is null || declared.ReleaseType is null))
        {
            AddUndeclared(all, declared, findings);
        }

        var verdicts = new List<PracticeVerdict>();
        foreach (var practice in project.Catalog.Practices)
        {
            var asked = project.Policy.Practices.FirstOrDefault(item => item.Value == practice.Id) ?? (Selects(declared, practice) ? all : null);
            if (asked is null)
            {
                continue;
            }

            var attestation = declared.Attestations.FirstOrDefault(item => item.Practice == practice.Id && IsShown(item, project.Inventory));
            verdicts.Add(new PracticeVerdict(practice.Id, practice.Title, attestation, practice.IsVerified));
            if (attestation is null)
            {
                findings.Add(
                    Rules.PracticeMissing,
                    practice.Id,
                    null,
                    FindingLevel.Report,
                    $"nothing shows the practice \"{practice.Title}\", which {Wording.FileOf(asked.Place)} asks for{(practice.IsVerified ? "" : " (an unverified reading of the guidance)")}. "
                        + "Attest it by a report, a link or the reason why not: declare.attestations in vetted.json",
                    new[] { asked.Place });
            }
        }

        return verdicts;
    }

    // Without the two declarations the profile selects nothing, which would look like nothing being asked for.
    private static void AddUndeclared(PolicyEntry all, Declarations declared, FindingList findings)
    {
        var missing = string.Join(" and ", new[] { declared.ModelType is null ? "declare.product.modelType" : null, declared.ReleaseType is null ? "declare.product.releaseType" : null }.OfType<string>());
        findings.Add(
            Rules.PracticeMissing,
            "model-and-release-type",
            null,
            FindingLevel.Report,
            $"{Wording.FileOf(all.Place)} asks for the deployment practices of this kind of model and release, and {missing} {(missing.Contains(" and ") ? "are" : "is")} not declared, so none can be selected. Declare it in vetted.json",
            new[] { all.Place });
    }

    private static bool Selects(Declarations declared, Practice practice) =>
        practice.ModelTypes.Contains(declared.ModelType ?? "") && practice.ReleaseTypes.Contains(declared.ReleaseType ?? "");

    // A file that is not there shows nothing; whether it is there is told by the reader of attested files.
    private static bool IsShown(Attestation item, ProjectInventory inventory) =>
        (item.Link ?? item.Reason ?? item.Report) is not null && AttestedReport.ProblemOf(item, inventory.AttestedFiles) is null;
}
