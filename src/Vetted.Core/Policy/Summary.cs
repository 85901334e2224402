using System.Collections.Generic;
using System.Linq;

namespace Vetted.Policy;

/// <summary>The line that ends a build.</summary>
internal static class Summary
{
    public static string Of(EvaluationCase project, IReadOnlyList<Finding> findings)
    {
        if (project.Models.Count + project.Unresolved.Count + project.AiPackages.Count == 0)
        {
            return "";
        }

        var unresolved = project.Unresolved.Select(unknown => unknown.Key).Distinct().Count();
        var denied = findings.Count(finding => finding.Verdict == Verdict.Deny);
        var open = findings.Count(finding => finding is { Verdict: Verdict.Warn, Level: >= FindingLevel.Warning });
        var accepted = findings.Count(finding => finding.AcceptedBy is not null);
        var parts = new List<string>
        {
            Wording.Count(project.Models.Count, "model", "models") + (unresolved == 0 ? "" : $" ({unresolved.ToString(System.Globalization.CultureInfo.InvariantCulture)} more chosen at run time)"),
            Wording.Count(project.AiPackages.Count, "AI package", "AI packages"),
        };
        if (denied > 0)
        {
            parts.Add(Wording.Count(denied, "denied", "denied"));
        }

        parts.Add(open == 0 ? "nothing to decide" : Wording.Count(open, "to decide", "to decide"));
        if (accepted > 0)
        {
            parts.Add(Wording.Count(accepted, "accepted", "accepted"));
        }

        if (findings.Any(finding => finding is { Rule: Rules.LockDrift, Level: FindingLevel.Report, AcceptedBy: null }))
        {
            // Drift that no policy asks about has no other line on the console.
            parts.Add("differs from " + LockFile.FileName);
        }

        parts.Add(project.Policy.IsPresent ? "policy " + string.Join(" + ", project.Policy.Files) : "no policy yet (vetted init)");
        return "Vetted: " + string.Join(", ", parts);
    }
}
