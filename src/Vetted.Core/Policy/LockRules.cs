using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>VET3008, and VET3003 where the lock holds the hash: what there is against what was accepted.</summary>
internal static class LockRules
{
    private const string Accept = "Review and accept it: vetted accept --lock";

    public static void Judge(EvaluationCase project, FindingList findings)
    {
        if (project.Accepted is not { } accepted)
        {
            // Nobody looked for one: a scan and the analyzers do not see what a lock holds.
            return;
        }

        var now = LockFile.Of(project.Inventory, project.Catalog);
        if (accepted == LockFile.Missing)
        {
            JudgeMissing(project, now, findings);
            return;
        }

        var isArtefact = project.Inventory.ProjectFile.Length == 0;
        var drift = isArtefact ? LockDrift.OfArtefact(accepted, now) : LockDrift.OfProject(accepted, now);
        var files = drift.Where(difference => difference.IsSwappedFile || (isArtefact && difference.After is null)).ToArray();
        foreach (var difference in files)
        {
            JudgeFile(difference, project, findings);
        }

        var rest = drift.Except(files).ToArray();
        if (rest.Length > 0)
        {
            // Frameworks of a project differ, so each tells its own; where there is one, its name says nothing.
            var isOneOfSeveral = !isArtefact && !(accepted.Frameworks.Count == 1 && accepted.Frameworks[0] == project.Inventory.TargetFramework);
            findings.Add(
                Rules.LockDrift,
                "lock",
                project.Policy.Lock,
                FindingLevel.Report,
                $"the AI inventory{(isOneOfSeveral && project.Inventory.TargetFramework.Length > 0 ? " for " + project.Inventory.TargetFramework : "")} differs from {LockFile.FileName}: {LockDrift.Describe(rest)}. {Accept}",
                project.ProjectPlace,
                isAboutCode: isOneOfSeveral);
        }
    }

    private static void JudgeMissing(EvaluationCase project, LockFile now, FindingList findings)
    {
        if (project.Policy.Lock is { } asked && now.Entries.Count > 0)
        {
            findings.Add(
                Rules.LockDrift, "lock", asked, FindingLevel.Report, $"a lock is asked for and there is no {LockFile.FileName}. Review what is used and write it: vetted accept --lock", project.ProjectPlace);
        }
    }

    private static void JudgeFile(LockDifference difference, EvaluationCase project, FindingList findings)
    {
        var id = (difference.After ?? difference.Before!).Id;
        var file = project.Inventory.ModelFiles.FirstOrDefault(one => LockContent.NameOf(one, project.Inventory) == id);
        if (file is not null && SupplyRules.PinOf(file, project.Policy) is not null)
        {
            // The policy's pin decides, and says it.
            return;
        }

        var name = file?.Path ?? id;
        var expected = SupplyRules.Short(difference.Before!.Sha256 ?? "nothing");
        var message = difference.After is not { } after ? $"{difference.Before.Output} (SHA-256 {expected}) stands in {LockFile.FileName} and is missing here. Publish it, or accept that it went: vetted accept --lock"
            : $"{name} {(after.Sha256 is { } hash ? "has SHA-256 " + SupplyRules.Short(hash) : "could not be hashed")}, and {LockFile.FileName} says {expected}. Restore the reviewed file, or review this one and accept it: vetted accept --lock";
        findings.Add(
            Rules.ModelFileChanged,
            name,
            difference.After is null ? null : project.Policy.Lock,
            FindingLevel.Warning,
            message,
            file is not null ? new[] { file.Evidence.Place } : project.ProjectPlace);
    }
}
