using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>
/// What the inventory target tells the analyzers, through a file in obj that is an AdditionalFile: the project without its code, the merged policy, and
/// who speaks. Its bytes never depend on the build mode or on other projects' outputs, so that they do not make the compiler run again.
/// </summary>
public sealed record ProjectFacts
{
    /// <summary>The project as the manifest shows it: packages, project references, role. No models of the code.</summary>
    public required ProjectInventory Inventory { get; init; }

    /// <summary>The merged policy.</summary>
    public EffectivePolicy Policy { get; init; } = EffectivePolicy.None;

    /// <summary>False where the project has neither an AI package nor a distinctive model id: the analyzers then register nothing.</summary>
    public bool IsActive { get; init; }

    /// <summary>True under enforcement: the gate tells denied findings, the analyzers keep quiet about them.</summary>
    public bool IsEnforced { get; init; }

    /// <summary>True where package, file and project findings are told for this framework (the first of a multi-targeted project).</summary>
    public bool TellsProjectFindings { get; init; } = true;
}
