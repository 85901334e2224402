using System;
using System.Collections.Generic;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>What the evaluator says of a project.</summary>
/// <param name="Findings">All findings, sorted by rule, subject and place.</param>
/// <param name="Summary">The one line that ends a build, without the path of the BOM.</param>
public sealed record Evaluation(IReadOnlyList<Finding> Findings, string Summary);

/// <summary>The one evaluator: policy + inventory + catalog to findings. Analyzers, build tasks and the tool all ask it, so a finding reads the same everywhere.</summary>
public static class Evaluator
{
    /// <summary>Judges a project.</summary>
    /// <param name="inventory">What was seen.</param>
    /// <param name="policy">What is allowed.</param>
    /// <param name="catalog">What is known.</param>
    public static Evaluation Evaluate(ProjectInventory inventory, EffectivePolicy policy, AiCatalog catalog)
    {
        _ = inventory ?? throw new ArgumentNullException(nameof(inventory));
        _ = policy ?? throw new ArgumentNullException(nameof(policy));
        _ = catalog ?? throw new ArgumentNullException(nameof(catalog));
        return new Evaluation(Array.Empty<Finding>(), "");
    }
}
