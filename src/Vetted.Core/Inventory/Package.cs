using System;
using System.Collections.Generic;

namespace Vetted.Inventory;

/// <summary>How a package comes into a project.</summary>
public enum PackageOrigin
{
    /// <summary>The project asks for it by a PackageReference.</summary>
    Direct,

    /// <summary>Another package or project brings it in.</summary>
    Transitive,

    /// <summary>A transitive package whose version central package management pins.</summary>
    PinnedTransitive,
}

/// <summary>How a package licence was determined.</summary>
public enum LicenceSource
{
    /// <summary>It could not be determined.</summary>
    None,

    /// <summary>The nuspec's <c>license type="expression"</c>.</summary>
    Expression,

    /// <summary>The licence file in the package, recognised by its text.</summary>
    File,

    /// <summary>The deprecated <c>licenseUrl</c>, mapped by the catalog's table; never fetched.</summary>
    Url,

    /// <summary>The catalog's curated row for this id and version.</summary>
    Catalog,

    /// <summary>Declared in the policy.</summary>
    Declared,
}

/// <summary>A NuGet package in the resolved graph of one target framework.</summary>
public sealed record Package
{
    /// <summary>The package id as the graph spells it.</summary>
    public required string Id { get; init; }

    /// <summary>The resolved version, normalised.</summary>
    public required string Version { get; init; }

    /// <summary>How it comes in.</summary>
    public PackageOrigin Origin { get; init; }

    /// <summary>True where only the build uses it: no compile and no run-time assets reach the project, or the reference says PrivateAssets=all.</summary>
    public bool IsDevelopmentOnly { get; init; }

    /// <summary>True where the target framework brings the same assemblies itself, so that this package contributes nothing but placeholders (<c>_._</c>).</summary>
    public bool IsFrameworkProvided { get; init; }

    /// <summary>The shortest chain of ids from the project to this package, this package last; for a direct package only itself.</summary>
    public IReadOnlyList<string> Path { get; init; } = Array.Empty<string>();

    /// <summary>Ids (with resolved versions) of the packages this one depends on, as <c>id/version</c>, sorted.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = Array.Empty<string>();

    /// <summary>The licence as an SPDX expression (LicenseRef-* where SPDX has no id), or null where it could not be determined.</summary>
    public string? Licence { get; init; }

    /// <summary>How the licence was determined.</summary>
    public LicenceSource LicenceSource { get; init; }

    /// <summary>SHA-256 of the licence file in the package, lower-case hexadecimal; null where it names an expression instead or has none.</summary>
    public string? LicenceSha256 { get; init; }

    /// <summary>What was found where the licence could not be determined, e.g. <c>licence file LICENSE.txt: text not recognised</c>; null otherwise.</summary>
    public string? LicenceNote { get; init; }

    /// <summary>SHA-512 of the nupkg in base64, as restore recorded it; null where it is not known.</summary>
    public string? Sha512 { get; init; }

    /// <summary>The nuspec's authors; null where unknown.</summary>
    public string? Authors { get; init; }

    /// <summary>The nuspec's project or repository URL; null where unknown.</summary>
    public string? ProjectUrl { get; init; }

    /// <summary>The nuspec's description, cut to its first 300 characters; null where unknown.</summary>
    public string? Description { get; init; }

    /// <summary>Where the project asks for it: the PackageReference (or global reference) line; for a transitive package the line of the direct one that brings it. Null where no line was found.</summary>
    public Place? Reference { get; init; }

    /// <summary>Where its version is set, when that is another place (central package management); null otherwise.</summary>
    public Place? VersionPlace { get; init; }

    /// <summary>The absolute package folder on this machine; never written to an output. Null where restore did not say.</summary>
    public string? Folder { get; init; }

    /// <summary>Model files found in the package folder, as paths relative to it.</summary>
    public IReadOnlyList<string> ModelFiles { get; init; } = Array.Empty<string>();

    /// <summary>The package URL, <c>pkg:nuget/Id@Version</c>.</summary>
    public string PackageUrl => "pkg:nuget/" + Uri.EscapeDataString(Id) + "@" + Uri.EscapeDataString(Version);
}

/// <summary>A project that this project references.</summary>
/// <param name="Name">The project's name in the graph.</param>
/// <param name="Path">Repository-relative path of its project file; null where unknown.</param>
/// <param name="Version">Its version in the graph; null where unknown.</param>
/// <param name="Dependencies">What it depends on: <c>id/version</c> of packages and names of projects, sorted.</param>
public sealed record ReferencedProject(string Name, string? Path, string? Version, IReadOnlyList<string> Dependencies);
