using System;
using System.Collections.Generic;
using System.IO;
using Vetted.Inventory;

namespace Vetted.Evidence.Binary;

/// <summary>What a compiled assembly shows. All lists are sorted by place.</summary>
public sealed record AssemblyEvidence
{
    /// <summary>The assembly's simple name; empty where it could not be read.</summary>
    public string Name { get; init; } = "";

    /// <summary>The assembly's version; null where it could not be read.</summary>
    public string? Version { get; init; }

    /// <summary>True for a program: it has a managed entry point.</summary>
    public bool HasEntryPoint { get; init; }

    /// <summary>The models it names.</summary>
    public IReadOnlyList<ModelReference> Models { get; init; } = Array.Empty<ModelReference>();

    /// <summary>Those of <see cref="Models"/> that only show where several assemblies are read together, so that the compiler of none of them can tell.</summary>
    public IReadOnlyList<ModelReference> OfSeveral { get; init; } = Array.Empty<ModelReference>();

    /// <summary>The sinks whose model is chosen at run time.</summary>
    public IReadOnlyList<UnknownModel> Unknowns { get; init; } = Array.Empty<UnknownModel>();

    /// <summary>The names that it, an app host, gives to models; a name stands here once for each model that it may be.</summary>
    public IReadOnlyList<NamedDeployment> Deployments { get; init; } = Array.Empty<NamedDeployment>();

    /// <summary>The connections to AI services that it opens by name.</summary>
    public IReadOnlyList<NamedConnection> Connections { get; init; } = Array.Empty<NamedConnection>();

    /// <summary>What AI does in it, as far as the calls say.</summary>
    public IReadOnlyList<CapabilityUse> Capabilities { get; init; } = Array.Empty<CapabilityUse>();

    /// <summary>The safety tools whose protecting members it calls.</summary>
    public IReadOnlyList<SafetyToolUse> SafetyTools { get; init; } = Array.Empty<SafetyToolUse>();

    /// <summary>What weakens protection.</summary>
    public IReadOnlyList<SafetyWeakening> Weakenings { get; init; } = Array.Empty<SafetyWeakening>();

    /// <summary>Agents, functions offered to models, MCP servers and clients.</summary>
    public IReadOnlyList<AiPart> Parts { get; init; } = Array.Empty<AiPart>();

    /// <summary>The guard map: which entry reaches which models, guards and tools.</summary>
    public IReadOnlyList<GuardRoute> Routes { get; init; } = Array.Empty<GuardRoute>();

    /// <summary>Hosted services whose addresses stand in it.</summary>
    public IReadOnlyList<ServiceUse> Services { get; init; } = Array.Empty<ServiceUse>();

    /// <summary>Embedded files that another reader judges: configuration and what may be model files.</summary>
    public IReadOnlyList<EmbeddedFile> EmbeddedFiles { get; init; } = Array.Empty<EmbeddedFile>();

    /// <summary>Simple names of the assemblies it references.</summary>
    public IReadOnlyList<string> References { get; init; } = Array.Empty<string>();

    /// <summary>What could not be read. Not empty means: the lists may be incomplete.</summary>
    public IReadOnlyList<EvidenceGap> Gaps { get; init; } = Array.Empty<EvidenceGap>();

    /// <summary>
    /// Reads an assembly. Never throws for bad input: whatever is truncated, corrupt or too large becomes a gap, and a reference assembly
    /// (which has no bodies) is a gap as well, because it cannot show that it is clean.
    /// </summary>
    /// <param name="image">The bytes of the assembly.</param>
    /// <param name="pdb">The bytes of its portable PDB; null to use an embedded one, if there is one.</param>
    /// <param name="options">Where it lies and what is known.</param>
    public static AssemblyEvidence Read(byte[] image, byte[]? pdb, AssemblyEvidenceOptions options)
    {
        _ = image ?? throw new ArgumentNullException(nameof(image));
        _ = options ?? throw new ArgumentNullException(nameof(options));
        return new AssemblyReader(options, BinaryKnowledge.For(options.Catalog)).Read(image, pdb);
    }

    /// <summary>Reads an assembly file and the PDB beside it, if there is one.</summary>
    /// <param name="path">Absolute path of the assembly.</param>
    /// <param name="options">Where it lies and what is known.</param>
    public static AssemblyEvidence ReadFile(string path, AssemblyEvidenceOptions options)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        try
        {
            var pdb = Path.ChangeExtension(path ?? throw new ArgumentNullException(nameof(path)), ".pdb");
            return Read(File.ReadAllBytes(path), File.Exists(pdb) ? File.ReadAllBytes(pdb) : null, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var why = e is FileNotFoundException or DirectoryNotFoundException ? "it does not exist; build first" : "it cannot be opened";
            return new AssemblyEvidence { Gaps = new[] { new EvidenceGap(options.DisplayPath, why, new Place(options.DisplayPath, 0)) } };
        }
    }
}

/// <summary>A file embedded as a manifest resource.</summary>
/// <param name="Name">The resource's name.</param>
/// <param name="Content">Its bytes.</param>
public sealed record EmbeddedFile(string Name, byte[] Content);
