using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Reports;

/// <summary>Who a bill of materials is for.</summary>
public enum BomView
{
    /// <summary>For the team and its auditors: with places in the source, hosts, declared facts and verdicts.</summary>
    Full,

    /// <summary>For whoever receives the product: without source paths, hosts, deployment names, owners, declared facts and verdicts.</summary>
    Shippable,
}

/// <summary>The CycloneDX version to write.</summary>
public enum CycloneDxVersion
{
    /// <summary>CycloneDX 1.7 (ECMA-424, second edition).</summary>
    V17,

    /// <summary>CycloneDX 1.6, for receivers that do not read 1.7 yet.</summary>
    V16,
}

/// <summary>Everything a bill of materials is made of. Equal inputs give equal bytes.</summary>
public sealed record BomInput
{
    /// <summary>What was seen.</summary>
    public required ProjectInventory Inventory { get; init; }

    /// <summary>What the evaluator said of it; only the full view shows it. Null where nothing was evaluated.</summary>
    public Evaluation? Evaluation { get; init; }

    /// <summary>What is known.</summary>
    public required AiCatalog Catalog { get; init; }

    /// <summary>The policy, for its declared facts and exceptions; only the full view shows them. Null without a policy.</summary>
    public EffectivePolicy? Policy { get; init; }

    /// <summary>Who it is for.</summary>
    public BomView View { get; init; }

    /// <summary>The version of the format.</summary>
    public CycloneDxVersion SpecVersion { get; init; }

    /// <summary>The value of SOURCE_DATE_EPOCH, seconds since 1970-01-01 UTC; null where it is not set: the bill then has no time.</summary>
    public long? SourceDateEpoch { get; init; }

    /// <summary>The version of the tool that writes.</summary>
    public string ToolVersion { get; init; } = Product.Version;

    /// <summary>The company that makes the project; null where the project does not say.</summary>
    public string? Supplier { get; init; }

    /// <summary>The NuGet id under which the project is packed; null where it is not packed.</summary>
    public string? PackageId { get; init; }

    internal bool IsFull => View == BomView.Full;
}
