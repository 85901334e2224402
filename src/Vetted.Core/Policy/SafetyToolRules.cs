using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>VET2002 and VET2004: a tool that is referenced and never called, and one that is retired, not vetted, or older than what was vetted.</summary>
internal static class SafetyToolRules
{
    public static void Judge(GuardSet guards, EvaluationCase project, FindingList findings)
    {
        foreach (var (tool, assurance, places) in guards.Seen)
        {
            if (assurance == Assurance.Referenced && tool.ProtectingMembers.Count > 0 && project.SawCode && project.Inventory.Role == ProjectRole.Application)
            {
                findings.Add(
                    Rules.SafetyToolUnused,
                    tool.Id,
                    null,
                    FindingLevel.Suggestion,
                    $"{tool.Name} is referenced but nothing here calls what protects, so it guards nothing. Call it before or after the model, or remove it",
                    places);
            }

            JudgeVetting(tool, PackageVersion(tool, project.Inventory), places, project, findings);
        }

        foreach (var (tool, attestation) in Attested(project))
        {
            JudgeVetting(tool, attestation.Version, new[] { attestation.Place }, project, findings);
        }
    }

    /// <summary>Why a tool is not vetted enough, or null.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="minimum">What the policy asks for; null where it asks for nothing.</param>
    public static string? Weakness(SafetyTool tool, string? minimum)
    {
        if (tool.Status == "archived")
        {
            return "is archived: nobody maintains it any more";
        }

        if (tool.VettingGrade is null)
        {
            return "is not vetted: nothing is known to stand behind it";
        }

        return minimum is not null && Array.IndexOf(PolicyKeys.VettingGrades, tool.VettingGrade) < Array.IndexOf(PolicyKeys.VettingGrades, minimum)
            ? $"is only {tool.VettingGrade}, where the policy asks for {minimum}"
            : null;
    }

    /// <summary>Says that a version is older than every one that somebody vetted, or null: vetting says nothing of what came before it.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="version">The version in use; null where unknown.</param>
    public static string? Age(SafetyTool tool, string? version)
    {
        var used = NuGetVersion.TryParse(version);
        var oldest = tool.Vetting.Select(vetting => (Vetting: vetting, Version: NuGetVersion.TryParse(vetting.Version)))
            .Where(pair => pair.Version is not null).OrderBy(pair => pair.Version).FirstOrDefault();
        return used is not null && oldest.Version is not null && used < oldest.Version && tool.Vetting.All(vetting => NuGetVersion.TryParse(vetting.Version) is not null || vetting.Grade == "maker-documented")
            ? $"{used} is older than {oldest.Version}, the version that {oldest.Vetting.By} {(oldest.Vetting.Grade == "listed" ? "listed" : oldest.Vetting.Grade == "examined" ? "examined" : "documented")}"
            : null;
    }

    private static void JudgeVetting(SafetyTool tool, string? version, IReadOnlyList<Place> places, EvaluationCase project, FindingList findings)
    {
        var weakness = Weakness(tool, project.Policy.MinimumVetting);
        var why = weakness is not null ? weakness + ". Prefer a tool that somebody has examined and maintains"
            : Age(tool, version) is { } age ? age + ". Use that version or a later one"
            : null;
        if (why is not null)
        {
            findings.Add(
                Rules.SafetyToolNotVetted,
                tool.Id,
                project.Policy.MinimumVetting is null ? null : Verdict.Warn,
                FindingLevel.Suggestion,
                $"{tool.Name} {why} (vetted explain {tool.Id})",
                places);
        }
    }

    private static string? PackageVersion(SafetyTool tool, ProjectInventory inventory) =>
        inventory.Packages.FirstOrDefault(package => tool.Packages.Contains(package.Id, StringComparer.OrdinalIgnoreCase))?.Version;

    // An external toolkit is seen only in the policy; one that the catalog does not know cannot be judged.
    private static IEnumerable<(SafetyTool Tool, Attestation Attestation)> Attested(EvaluationCase project) => project.Policy.Declared.Attestations
        .Where(attestation => attestation.Category is not null && attestation.Tool is not null)
        .Select(attestation => (Tool: Find(project.Catalog, attestation.Tool!), Attestation: attestation))
        .Where(pair => pair.Tool is not null)
        .GroupBy(pair => pair.Tool!.Id, StringComparer.Ordinal)
        .Select(group => (group.First().Tool!, group.First().Attestation));

    private static SafetyTool? Find(AiCatalog catalog, string name) =>
        catalog.FindSafetyTool(name) ?? catalog.SafetyTools.FirstOrDefault(tool => string.Equals(tool.Name, name, StringComparison.OrdinalIgnoreCase));
}
