using System;
using System.Collections.Generic;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>What a host tells the source engine about the project beside its sources.</summary>
public sealed record SourceSettings
{
    /// <summary>Settings of a project about which nothing is known.</summary>
    public static SourceSettings Default { get; } = new();

    /// <summary>Makes the path of a <see cref="Inventory.Place"/> from the path of a syntax tree.</summary>
    public Func<string, string> PlacePath { get; init; } = static path => path.Replace('\\', '/');

    /// <summary>Names of the assemblies of referenced projects: their members are the team's own and no AI package.</summary>
    public IReadOnlyCollection<string> ProjectAssemblies { get; init; } = Array.Empty<string>();

    /// <summary>The configuration files at hand; keys that code reads are looked up here.</summary>
    public ConfigurationValues Configuration { get; init; } = ConfigurationValues.None;

    /// <summary>What the app hosts that start this project call their models.</summary>
    public IReadOnlyList<NamedDeployment> Deployments { get; init; } = Array.Empty<NamedDeployment>();

    /// <summary>
    /// True where packages may be missing from the compilation, as in a scan of sources that were never restored: a call that does not bind then counts by
    /// the names that the source shows.
    /// </summary>
    public bool IsUnbound { get; init; }

    /// <summary>True where the guard map is wanted: reports draw it, an editor does not need it.</summary>
    public bool DrawsGuardMap { get; init; }

    /// <summary>True where the path of each client's calls is to be followed to the checks that stand on it (<see cref="TreeEvidence.Clients"/>).</summary>
    public bool FollowsCalls { get; init; }
}
