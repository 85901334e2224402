using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>VET9001: what is wrong with the policy itself.</summary>
internal static class PolicyFindings
{
    public static IReadOnlyList<Finding> Of(EffectivePolicy policy)
    {
        // One finding per file, as for every other rule, would hide all mistakes but the first; each mistake is its own subject.
        var findings = policy.Problems.Select(problem => new Finding
        {
            Rule = Rules.PolicyInvalid,
            Subject = problem.Place.ToString(),
            Verdict = problem.IsMistake ? Verdict.Deny : Verdict.Warn,
            Level = problem.IsMistake ? FindingLevel.Error : FindingLevel.Warning,
            Message = problem.Message,
            Places = new[] { problem.Place },
        }).ToList();
        if (policy.Enforce && !policy.IsPresent)
        {
            findings.Add(new Finding
            {
                Rule = Rules.PolicyInvalid,
                Subject = "policy",
                Verdict = Verdict.Deny,
                Level = FindingLevel.Error,
                Message = "enforcement is on but there is no policy to enforce. Write one (vetted init), or turn VettedEnforce off",
            });
        }

        return findings;
    }
}
