using System.Collections.Generic;
using System.Linq;
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
    /// <param name="isGate">True under enforcement: what is denied is told by every build that meets it.</param>
    public static IReadOnlyList<Finding> OfThisBuild(Evaluation evaluation, Evaluation forAnalyzers, FullInventory inventory, bool isFirstFramework, bool isGate)
    {
        var analyzers = forAnalyzers.Findings.GroupBy(Key).ToDictionary(group => group.Key, group => group.First());
        return evaluation.Findings
            .Where(finding => finding.Level >= FindingLevel.Warning && finding.Verdict != Verdict.Allow)
            .Where(finding => IsDenied(finding, isGate)
                || ((finding.IsAboutCode || isFirstFramework) && (finding.Places.Count == 0 || !finding.Places.All(inventory.ToldElsewhere.Contains))))
            .Select(finding => !IsDenied(finding, isGate) && analyzers.TryGetValue(Key(finding), out var theirs) && theirs.Level >= FindingLevel.Warning ? theirs : finding)
            .ToArray();
    }

    /// <summary>What is left for the task where the analyzers ran: they asked the same evaluator about the part of the project that they see.</summary>
    /// <param name="findings">What this build tells.</param>
    /// <param name="analyzers">The evaluation of the analyzers' part.</param>
    /// <param name="isGate">True under enforcement: the analyzers leave denied findings to the gate.</param>
    public static IEnumerable<Finding> WithoutAnalyzers(IEnumerable<Finding> findings, Evaluation analyzers, bool isGate)
    {
        var told = new HashSet<(string, string)>(analyzers.Findings.Where(finding => finding.Level >= FindingLevel.Warning && !IsDenied(finding, isGate)).Select(Key));
        return findings.Where(finding => IsDenied(finding, isGate) || !told.Contains(Key(finding)));
    }

    private static bool IsDenied(Finding finding, bool isGate) => isGate && finding.Verdict == Verdict.Deny;

    private static (string Rule, string Subject) Key(Finding finding) => (finding.Rule, finding.Subject);
}
