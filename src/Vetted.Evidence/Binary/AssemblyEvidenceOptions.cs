using System;
using System.Collections.Generic;
using System.IO;
using Vetted.Catalog;

namespace Vetted.Evidence.Binary;

/// <summary>What the assembly reader needs to know.</summary>
public sealed record AssemblyEvidenceOptions
{
    /// <summary>How places name the assembly itself: its repository- or artefact-relative path.</summary>
    public required string DisplayPath { get; init; }

    /// <summary>The repository's absolute root, to which source paths of the PDB are made relative; empty where there is none.</summary>
    public string RepositoryRoot { get; init; } = "";

    /// <summary>
    /// Absolute paths of the assemblies it was compiled or runs against, by simple name. Sinks are named by parameter, and parameter names
    /// stand only in the assembly that declares the method; without it the reader falls back on the kinds of the parameters.
    /// </summary>
    public IReadOnlyDictionary<string, string> References { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Opens the file of a reference or of its PDB; null where there is none.</summary>
    public Func<string, Stream?> Open { get; init; } = OpenFile;

    /// <summary>
    /// Simple names of the assemblies that other projects of the team build: values are followed into them and out of them, and what they call model is the team's own business until it reaches an AI package.
    /// </summary>
    public IReadOnlyCollection<string> ProjectAssemblies { get; init; } = Array.Empty<string>();

    /// <summary>The catalog.</summary>
    public AiCatalog Catalog { get; init; } = AiCatalog.Shared;

    /// <summary>
    /// True for an assembly of a package. What it names is then not use: SDKs enumerate the models of their service. Only its gaps and its
    /// identity are read.
    /// </summary>
    public bool IsThirdParty { get; init; }

    /// <summary>The references, opened before, so that several readings share them; null to open them for this reading only. It decides by the options that it was made with.</summary>
    public AssemblyTeam? Team { get; init; }

    /// <summary>True where only the models that it hands to sinks are asked for: an SDK names every model of its service, and finding them all costs much.</summary>
    internal bool SinksOnly { get; init; }

    /// <summary>The most instructions that are interpreted before the reader gives up with a gap; a hostile assembly must not stop a build.</summary>
    public int InstructionBudget { get; init; } = 20_000_000;

    private static FileStream? OpenFile(string path) => File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete) : null;
}
