using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>What could be used where a model is denied.</summary>
public static class Alternatives
{
    /// <summary>Models of like task that the policy does not object to, best known first.</summary>
    /// <param name="denied">The model that is denied.</param>
    /// <param name="candidates">Models to choose from, by id.</param>
    /// <param name="policy">What is allowed.</param>
    /// <param name="catalog">What is known.</param>
    /// <param name="most">How many to name at most.</param>
    public static IReadOnlyList<ModelIdentity> For(ModelIdentity denied, IEnumerable<string> candidates, EffectivePolicy policy, AiCatalog catalog, int most = 3)
    {
        _ = denied ?? throw new ArgumentNullException(nameof(denied));
        _ = candidates ?? throw new ArgumentNullException(nameof(candidates));
        _ = policy ?? throw new ArgumentNullException(nameof(policy));
        _ = catalog ?? throw new ArgumentNullException(nameof(catalog));
        var size = ModelSize.Of(denied.Name);
        double Distance(ModelIdentity candidate) => ModelSize.Distance(size, ModelSize.Of(candidate.Name));
        return candidates
            .Select(id => catalog.Identify(id))
            .OfType<ModelIdentity>()
            .Where(identity => IsAlike(denied, identity) && IsAllowed(identity, policy, catalog))
            .GroupBy(identity => identity.Family, StringComparer.OrdinalIgnoreCase)
            .Select(family => family.OrderBy(Distance).ThenByDescending(identity => identity.Confidence).ThenBy(identity => identity.Name, StringComparer.Ordinal).First())
            .OrderByDescending(identity => identity.Access == denied.Access)
            .ThenBy(Distance)
            .ThenByDescending(identity => identity.Confidence)
            .ThenBy(identity => identity.Name, StringComparer.Ordinal)
            .Take(most)
            .ToArray();
    }

    /// <summary>Up to three models of like task and size that the policy does not object to, from the members that the catalog names of its families.</summary>
    public static IReadOnlyList<ModelIdentity> Of(ModelIdentity denied, EffectivePolicy policy, AiCatalog catalog)
    {
        _ = denied ?? throw new ArgumentNullException(nameof(denied));
        _ = catalog ?? throw new ArgumentNullException(nameof(catalog));
        var size = ModelSize.Of(denied.Name);
        return For(
            denied,
            catalog.Keys("models").SelectMany(key => catalog.Entry("models", key)!.GetStrings("examples")).OrderBy(id => ModelSize.Distance(size, ModelSize.Of(id))).ThenBy(id => id, StringComparer.Ordinal),
            policy,
            catalog);
    }

    private static bool IsAlike(ModelIdentity denied, ModelIdentity candidate) =>
        !string.Equals(candidate.Family, denied.Family, StringComparison.OrdinalIgnoreCase)
        && candidate.IsGuard == denied.IsGuard
        && candidate.Retires is null
        && denied.Capabilities.All(capability => candidate.Capabilities.Contains(capability));

    private static bool IsAllowed(ModelIdentity identity, EffectivePolicy policy, AiCatalog catalog)
    {
        var reference = new ModelReference { Text = identity.Name, Identity = identity, Evidence = new Evidence(Technique.Declared, new Place("", 0)) };
        var project = new ProjectInventory { Name = "", Role = ProjectRole.Library, Models = new[] { reference } };
        return Evaluator.Evaluate(project, policy with { Exceptions = Array.Empty<AcceptedFinding>(), Lock = null }, catalog).Findings
            .Where(finding => finding.Subject == identity.Name)
            .All(finding => finding.Verdict != Verdict.Deny && finding.Level < FindingLevel.Warning);
    }
}
