using System;
using System.Collections.Generic;
using Vetted.Catalog;

namespace Vetted.Evidence.NuGet;

/// <summary>What the NuGet reader needs to know. All paths are absolute.</summary>
public sealed record NuGetGraphOptions
{
    /// <summary>The project.assets.json that restore wrote.</summary>
    public required string AssetsFile { get; init; }

    /// <summary>The repository's root; places are told relative to it.</summary>
    public required string RepositoryRoot { get; init; }

    /// <summary>The project file; empty takes the one that the assets file names.</summary>
    public string ProjectFile { get; init; } = "";

    /// <summary>The target framework as the project file writes it (<c>net8.0</c>); empty where the project has only one.</summary>
    public string TargetFramework { get; init; } = "";

    /// <summary>The runtime identifier of the build; null for a portable one.</summary>
    public string? RuntimeIdentifier { get; init; }

    /// <summary>
    /// The package items of the evaluated project with the file that defines each. Empty where nobody evaluated it: the project file, then
    /// Directory.Build.props, Directory.Build.targets and Directory.Packages.props upwards are searched instead.
    /// </summary>
    public IReadOnlyList<PackageItem> Items { get; init; } = Array.Empty<PackageItem>();

    /// <summary>The catalog whose curated licence rows count.</summary>
    public AiCatalog Catalog { get; init; } = AiCatalog.Shared;
}

/// <summary>An MSBuild item that names a package.</summary>
/// <param name="Kind"><c>PackageReference</c>, <c>PackageVersion</c> or <c>GlobalPackageReference</c>.</param>
/// <param name="Id">The package id.</param>
/// <param name="File">The absolute path of the file that defines the item (<c>DefiningProjectFullPath</c>).</param>
public sealed record PackageItem(string Kind, string Id, string File)
{
    /// <summary>The version that the item writes; empty where it writes none.</summary>
    public string Version { get; init; } = "";
}
