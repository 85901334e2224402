using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Catalog;
using Vetted.Evidence.NuGet;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Build;

/// <summary>The project as restore and MSBuild show it, without its code.</summary>
internal static class ManifestInventory
{
    public static ProjectInventory Read(ProjectOptions project, AiCatalog catalog)
    {
        var graph = NuGetGraph.Read(new NuGetGraphOptions
        {
            AssetsFile = project.AssetsFile,
            RepositoryRoot = project.RepositoryRoot,
            ProjectFile = project.ProjectFile,
            TargetFramework = project.TargetFramework,
            RuntimeIdentifier = project.RuntimeIdentifier,
            Items = project.PackageItems,
            Catalog = catalog,
        });
        return new ProjectInventory
        {
            Name = project.AssemblyName,
            Version = project.Version,
            ProjectFile = project.Relative(project.ProjectFile),
            TargetFramework = project.TargetFramework,
            Role = project.Role,
            Language = project.Language,
            Packages = graph.Packages,
            Projects = graph.Projects,
            Dependencies = graph.Dependencies,
            Gaps = graph.Gaps,
        };
    }

    /// <summary>What the analyzers need to know of it: nothing at all where nothing concerns them, and never the texts that only a report shows.</summary>
    public static ProjectFacts Facts(ProjectOptions project, ProjectInventory manifest, EffectivePolicy policy, AiCatalog catalog, bool isOff = false)
    {
        var isActive = !isOff && (File.Exists(project.ActiveMarker) || ConcernsAnalyzers(manifest, policy, catalog));
        return new ProjectFacts
        {
            Inventory = manifest with
            {
                // The version may come from the commit (GitVersioning); a new one must not compile the project again.
                Version = null,
                Packages = isActive ? manifest.Packages.Select(Lean).ToArray() : [],
                Projects = isActive ? manifest.Projects : [],
                Dependencies = isActive ? manifest.Dependencies : [],
            },
            // Analyzers do not see what a lock holds.
            Policy = isActive ? policy with { Lock = null } : EffectivePolicy.None,
            IsActive = isActive,
            IsEnforced = policy.Enforce,
            TellsProjectFindings = project.IsFirstFramework,
            HasCentralVersions = isActive && HasCentralVersions(project.PackageItems),
            CentralVersions = isActive ? CentralVersions(project.PackageItems, catalog) : [],
        };
    }

    // Versions from a central file are used where a reference leaves its own out.
    private static bool HasCentralVersions(IReadOnlyList<PackageItem> items)
    {
        var central = new HashSet<string>(items.Where(item => item.Kind == "PackageVersion").Select(item => item.Id), StringComparer.OrdinalIgnoreCase);
        return items.Any(item => item.Kind == "PackageReference" && item.Version.Length == 0 && central.Contains(item.Id));
    }

    private static string[] CentralVersions(IReadOnlyList<PackageItem> items, AiCatalog catalog) => items
        .Where(item => item.Kind == "PackageVersion" && item.Version.Length > 0 && SafetyPackages.IsOne(catalog, item.Id))
        .Select(item => item.Id + " " + item.Version).Distinct(StringComparer.Ordinal).OrderBy(text => text, StringComparer.Ordinal).ToArray();

    /// <summary>True where packages or policy give the analyzers something to look at.</summary>
    public static bool ConcernsAnalyzers(ProjectInventory manifest, EffectivePolicy policy, AiCatalog catalog) =>
        policy.JudgesAllPackages || manifest.Packages.Any(package => catalog.FindPackage(package.Id) is not null);

    private static Package Lean(Package package) => package with { Sha512 = null, LicenceSha256 = null, Authors = null, ProjectUrl = null, Description = null };
}
