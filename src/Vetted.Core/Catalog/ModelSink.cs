namespace Vetted.Catalog;

/// <summary>A parameter or property that selects or loads a model.</summary>
public sealed record ModelSink
{
    /// <summary>Full name of the declaring type, without generic arguments, nested types joined by <c>.</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Member name; <c>#ctor</c> for constructors. Equal to the property's name for a property sink.</summary>
    public required string Member { get; init; }

    /// <summary>Parameter name; null for a property or field sink.</summary>
    public string? Parameter { get; init; }

    /// <summary><c>selector</c>, <c>selector-download</c>, <c>selector-typed</c>, <c>selector-safety</c>, <c>loader</c> or <c>loader-indirect</c>.</summary>
    public required string Role { get; init; }

    /// <summary>The NuGet package that declares it.</summary>
    public required string Package { get; init; }

    /// <summary>The assembly that declares it, without extension.</summary>
    public required string Assembly { get; init; }

    /// <summary>What the call makes AI do, e.g. <c>text-generation</c>; null where the sink alone does not say.</summary>
    public string? Capability { get; init; }

    /// <summary>True where the value may be an arbitrary deployment name instead of a model id.</summary>
    public bool IsDeployment { get; init; }

    /// <summary>False where the draft it came from marks the row as unverified.</summary>
    public bool IsVerified { get; init; } = true;
}
