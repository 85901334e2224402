using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>What the evaluator says of a project.</summary>
/// <param name="Findings">All findings, sorted by rule, subject and place.</param>
/// <param name="Summary">The one line that ends a build, without the path of the BOM; empty for a project without AI.</param>
public sealed record Evaluation(IReadOnlyList<Finding> Findings, string Summary)
{
    /// <summary>What was asked to stand guard, and what was seen to; empty for a library or test.</summary>
    public IReadOnlyList<SafetyVerdict> Safety { get; init; } = Array.Empty<SafetyVerdict>();

    /// <summary>The deployment practices that the policy asks for, with what shows each; an unverified reading of the guidance.</summary>
    public IReadOnlyList<PracticeVerdict> Practices { get; init; } = Array.Empty<PracticeVerdict>();
}

/// <summary>The one evaluator: policy + inventory + catalog to findings. Analyzers, build tasks and the tool all ask it, so a finding reads the same everywhere.</summary>
public static class Evaluator
{
    /// <summary>Judges a project.</summary>
    /// <param name="inventory">What was seen.</param>
    /// <param name="policy">What is allowed.</param>
    /// <param name="catalog">What is known.</param>
    /// <param name="asOf">
    /// The day (<c>yyyy-MM-dd</c>) that expiries are judged against; null where none is to be judged, so that an old commit gives its old answer. A model's
    /// retirement is then judged against the catalog's date.
    /// </param>
    /// <param name="accepted">The lock; <see cref="LockFile.Missing"/> where there is none, null where nobody looked.</param>
    public static Evaluation Evaluate(ProjectInventory inventory, EffectivePolicy policy, AiCatalog catalog, string? asOf = null, LockFile? accepted = null)
    {
        var project = new EvaluationCase(
            inventory ?? throw new ArgumentNullException(nameof(inventory)),
            policy ?? throw new ArgumentNullException(nameof(policy)),
            catalog ?? throw new ArgumentNullException(nameof(catalog)),
            asOf,
            accepted);
        var exceptions = new ExceptionMatcher(policy, inventory, asOf);
        var findings = new FindingList(inventory, policy, exceptions);
        PackageLicenceRules.Judge(project, findings);
        ModelLicenceRules.Judge(project, findings);
        TermsRules.Judge(project, findings);
        ObligationRules.Judge(project, findings);
        var safety = SafetyRules.Judge(project, findings);
        SupplyRules.Judge(project, findings);
        LockRules.Judge(project, findings);
        var practices = GovernanceRules.Judge(project, findings);
        GovernanceRules.JudgeExceptions(project, exceptions, findings);
        var all = findings.Sorted().Concat(PolicyFindings.Of(policy)).OrderBy(finding => finding.Rule, StringComparer.Ordinal).ToArray();
        return new Evaluation(all, Summary.Of(project, all)) { Safety = safety, Practices = practices };
    }
}
