using System;
using System.Collections.Generic;

namespace Vetted.Inventory;

/// <summary>What kind of project it is; decides what is demanded of it.</summary>
public enum ProjectRole
{
    /// <summary>An executable or web application: answers for what its libraries do.</summary>
    Application,

    /// <summary>A library: not asked for safety tools.</summary>
    Library,

    /// <summary>A test project: only inventoried.</summary>
    Test,
}

/// <summary>Everything that was seen in one project for one target framework. Lists are sorted, so equal projects give equal inventories.</summary>
public sealed record ProjectInventory
{
    /// <summary>The assembly name.</summary>
    public required string Name { get; init; }

    /// <summary>The project's version; null where unknown.</summary>
    public string? Version { get; init; }

    /// <summary>Repository-relative path of the project file; empty where there is none (an artefact).</summary>
    public string ProjectFile { get; init; } = "";

    /// <summary>The target framework's short name, e.g. <c>net8.0</c>; empty where unknown.</summary>
    public string TargetFramework { get; init; } = "";

    /// <summary>What kind of project it is.</summary>
    public ProjectRole Role { get; init; }

    /// <summary>The language, <c>C#</c>, <c>VB</c> or <c>F#</c>; empty where unknown.</summary>
    public string Language { get; init; } = "";

    /// <summary>All packages of the resolved graph.</summary>
    public IReadOnlyList<Package> Packages { get; init; } = Array.Empty<Package>();

    /// <summary>The projects it references, directly or not.</summary>
    public IReadOnlyList<ReferencedProject> Projects { get; init; } = Array.Empty<ReferencedProject>();

    /// <summary>Dependencies of the project itself: <c>id/version</c> of packages and names of projects.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = Array.Empty<string>();

    /// <summary>Every place that names a model.</summary>
    public IReadOnlyList<ModelReference> Models { get; init; } = Array.Empty<ModelReference>();

    /// <summary>Every place where the model is chosen at run time.</summary>
    public IReadOnlyList<UnknownModel> Unknowns { get; init; } = Array.Empty<UnknownModel>();

    /// <summary>The connections to AI services that code opens by name; only an app host knows what is behind them.</summary>
    public IReadOnlyList<NamedConnection> Connections { get; init; } = Array.Empty<NamedConnection>();

    /// <summary>Model files of the project and of its packages.</summary>
    public IReadOnlyList<ModelFile> ModelFiles { get; init; } = Array.Empty<ModelFile>();

    /// <summary>Hosted services.</summary>
    public IReadOnlyList<ServiceUse> Services { get; init; } = Array.Empty<ServiceUse>();

    /// <summary>What AI does here.</summary>
    public IReadOnlyList<CapabilityUse> Capabilities { get; init; } = Array.Empty<CapabilityUse>();

    /// <summary>Safety tools seen.</summary>
    public IReadOnlyList<SafetyToolUse> SafetyTools { get; init; } = Array.Empty<SafetyToolUse>();

    /// <summary>Clients that ask models, with what stands on the path of their calls; only source shows it, and only where it was asked for.</summary>
    public IReadOnlyList<ClientWiring> Clients { get; init; } = Array.Empty<ClientWiring>();

    /// <summary>What weakens protection.</summary>
    public IReadOnlyList<SafetyWeakening> Weakenings { get; init; } = Array.Empty<SafetyWeakening>();

    /// <summary>Agents, MCP servers, tools, prompts and datasets.</summary>
    public IReadOnlyList<AiPart> Parts { get; init; } = Array.Empty<AiPart>();

    /// <summary>What was looked for in files because a licence asks for it; null where nobody looked (an analyzer reads no files).</summary>
    public DutySearch? Duties { get; init; }

    /// <summary>The guard map: which entry reaches which models, guards and tools.</summary>
    public IReadOnlyList<GuardRoute> Routes { get; init; } = Array.Empty<GuardRoute>();

    /// <summary>The evidence files of the policy's attestations; empty where nobody looked.</summary>
    public IReadOnlyList<AttestedFile> AttestedFiles { get; init; } = Array.Empty<AttestedFile>();

    /// <summary>Evidence that could not be read.</summary>
    public IReadOnlyList<EvidenceGap> Gaps { get; init; } = Array.Empty<EvidenceGap>();
}
