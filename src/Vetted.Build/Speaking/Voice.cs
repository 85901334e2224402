using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Build;

/// <summary>Who tells a finding: the analyzers what they saw in this compilation, the task everything else, nobody the same thing twice.</summary>
internal static class Voice
{
    /// <summary>The findings that this project's build tells at all, by analyzer or task, now or on a replay.</summary>
    /// <param name="evaluation">All findings.</param>
    /// <param name="forAnalyzers">The evaluation of the part that analyzers see; what is in both is told in their words, so that a replay repeats them.</param>
    /// <param name="inventory">Where they come from.</param>
    /// <param name="isFirstFramework">True for the framework that tells what is the same for all.</param>
    /// <param name="gate">What fails a build is told by every build that meets it.</param>
    public static IReadOnlyList<Finding> OfThisBuild(Evaluation evaluation, Evaluation forAnalyzers, FullInventory inventory, bool isFirstFramework, Gate gate)
    {
        var analyzers = forAnalyzers.Findings.ToLookup(Key);
        return evaluation.Findings
            .Where(finding => finding.Level >= FindingLevel.Warning && finding.Verdict != Verdict.Allow)
            .Where(finding => gate.Stops(finding)
                || ((finding.IsAboutCode || isFirstFramework) && (finding.Places.Count == 0 || !finding.Places.All(inventory.ToldElsewhere.Contains))))
            .Select(finding => !gate.Stops(finding) && Theirs(analyzers[Key(finding)], finding) is { Level: >= FindingLevel.Warning } theirs ? theirs : finding)
            .ToArray();
    }

    /// <summary>What is left for the task where the analyzers ran: they asked the same evaluator about the part of the project that they see.</summary>
    /// <param name="findings">What this build tells.</param>
    /// <param name="analyzers">The evaluation of the analyzers' part.</param>
    /// <param name="gate">What fails a build the task tells: under enforcement the analyzers leave denied findings to it.</param>
    public static IEnumerable<Finding> WithoutAnalyzers(IEnumerable<Finding> findings, Evaluation analyzers, Gate gate)
    {
        var told = new HashSet<(string, string)>(analyzers.Findings.Where(finding => finding.Level >= FindingLevel.Warning && !gate.Stops(finding)).Select(Key));
        return findings.Where(finding => gate.Stops(finding) || !told.Contains(Key(finding)));
    }

    // Of one model several clients may be told, each at its own line.
    private static Finding? Theirs(IEnumerable<Finding> analyzers, Finding finding) =>
        analyzers.FirstOrDefault(one => finding.Places.Count > 0 && one.Places.Count > 0 && one.Places[0].File == finding.Places[0].File && one.Places[0].Line == finding.Places[0].Line)
        ?? (analyzers.Skip(1).Any() ? null : analyzers.FirstOrDefault());

    /// <summary>
    /// Where other projects ask by name for models that findings are about, one line for a model: the analyzers speak of what stands in the app host's code and cannot know it. A finding
    /// in the task's own words says it itself.
    /// </summary>
    /// <param name="findings">What this build tells.</param>
    /// <param name="inventory">Where it comes from.</param>
    public static IReadOnlyList<string> Notes(IReadOnlyList<Finding> findings, ProjectInventory inventory) => inventory.Models
        .Where(model => model.Alias is not null && findings.Any(finding => finding.Subject == model.Name))
        .GroupBy(model => model.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => $"Vetted: {group.Key} is {string.Join(", ", group.Select(model => $"\"{model.Alias}\" at {model.Evidence.Place}").Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal))}")
        .ToArray();

    private static (string Rule, string Subject) Key(Finding finding) => (finding.Rule, finding.Subject);
}
