using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Vetted.Evidence;
using Vetted.Evidence.NuGet;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Build;

/// <summary>What the targets say of a project: the metadata of the one item they pass to every task. All paths are absolute.</summary>
internal sealed record ProjectOptions
{
    public required string ProjectFile { get; init; }

    public required string RepositoryRoot { get; init; }

    /// <summary>Where the search for policies stops: a project that sets VettedRoot to its own folder must not lose those above it.</summary>
    public string PolicyRoot
    {
        get
        {
            var found = Build.RepositoryRoot.Find(ProjectFolder);
            return (RepositoryRoot + Path.DirectorySeparatorChar).StartsWith(found.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase) ? found : RepositoryRoot;
        }
    }

    public required string AssemblyName { get; init; }

    public string? Version { get; init; }

    public required string TargetFramework { get; init; }

    public required ProjectRole Role { get; init; }

    public required string Language { get; init; }

    public required string AssetsFile { get; init; }

    public string? RuntimeIdentifier { get; init; }

    /// <summary>The folder below obj that holds what the tasks write.</summary>
    public required string WorkFolder { get; init; }

    /// <summary>The folder that the assembly is copied to.</summary>
    public required string OutputFolder { get; init; }

    public string? Supplier { get; init; }

    public string? PackageId { get; init; }

    /// <summary>All target frameworks of the project; the one where it has one.</summary>
    public IReadOnlyList<string> TargetFrameworks { get; init; } = Array.Empty<string>();

    /// <summary>True for the framework that tells package, file and project findings.</summary>
    public required bool IsFirstFramework { get; init; }

    /// <summary>True where the project asks for notices beside its output.</summary>
    public bool WritesNotices { get; init; }

    public IReadOnlyList<PackageItem> PackageItems { get; init; } = Array.Empty<PackageItem>();

    public string ProjectFolder => Path.GetDirectoryName(ProjectFile)!;

    public string FactsFile => Path.Combine(WorkFolder, "facts.json");

    /// <summary>The files that the policy extends or names as catalogs, as an item list.</summary>
    public string PolicyInputsFile => Path.Combine(WorkFolder, "policy.inputs");

    /// <summary>The accepted AI inventory, beside the project file.</summary>
    public string LockFile => Path.Combine(ProjectFolder, Policy.LockFile.FileName);

    /// <summary>What the lock would say of this framework, for <c>vetted accept --lock</c>.</summary>
    public string LockPart => Path.Combine(WorkFolder, "lock.json");

    /// <summary>Held while the lock is written: the frameworks of a project are built at the same time. Beside the assets file, which they share.</summary>
    public string LockGuard => Path.Combine(AssetsFile.Length > 0 ? Path.GetDirectoryName(AssetsFile)! : WorkFolder, "vetted.lock.guard");

    public string ActiveMarker => Path.Combine(WorkFolder, "active");

    public string FindingsFile => Path.Combine(WorkFolder, "findings.json");

    /// <summary>What the last build saw and judged, for <c>vetted explain --project</c> and <c>vetted notices</c>.</summary>
    public string SeenFile => Path.Combine(WorkFolder, "inventory.json");

    /// <summary>Where the notices are written that go to the output.</summary>
    public string NoticesFolder => Path.Combine(WorkFolder, "notices");

    public string InventoryFile => Path.Combine(WorkFolder, AssemblyName + InventoryEnding);

    public string InventoryBesideAssembly => Path.Combine(OutputFolder, AssemblyName + InventoryEnding);

    public string BomFile => Path.Combine(WorkFolder, AssemblyName + BomEnding);

    public string ShippableBomFile => Path.Combine(WorkFolder, "shippable", AssemblyName + BomEnding);

    /// <summary>How the file is named that a library writes beside its assembly for the applications that use it.</summary>
    internal const string InventoryEnding = ".vetted.json";

    private const string BomEnding = ".aibom.cdx.json";

    public static ProjectOptions From(ITaskItem item, IReadOnlyList<PackageItem>? packageItems = null)
    {
        var projectFile = item.GetMetadata("FullPath");
        return new ProjectOptions
        {
            ProjectFile = projectFile,
            RepositoryRoot = RootOf(item.GetMetadata("Root"), Path.GetDirectoryName(projectFile)!),
            AssemblyName = item.GetMetadata("AssemblyName"),
            Version = Optional(item, "Version"),
            TargetFramework = item.GetMetadata("TargetFramework"),
            Role = RoleOf(item),
            Language = item.GetMetadata("Language"),
            AssetsFile = item.GetMetadata("AssetsFile"),
            RuntimeIdentifier = Optional(item, "RuntimeIdentifier"),
            WorkFolder = item.GetMetadata("WorkFolder"),
            OutputFolder = item.GetMetadata("OutputFolder"),
            Supplier = Optional(item, "Supplier"),
            PackageId = Optional(item, "PackageId"),
            IsFirstFramework = IsFirst(item.GetMetadata("TargetFramework"), item.GetMetadata("TargetFrameworks")),
            WritesNotices = IsTrue(item, "Notices"),
            TargetFrameworks = FrameworksOf(item.GetMetadata("TargetFramework"), item.GetMetadata("TargetFrameworks")),
            PackageItems = packageItems ?? Array.Empty<PackageItem>(),
        };
    }

    /// <summary>The absolute path of a place, for a console; a place outside the repository is absolute already.</summary>
    public string FullPath(Place place) => Path.Combine(RepositoryRoot, place.File.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The repository-relative path of a file.</summary>
    public string Relative(string path) => new RepositoryPath(RepositoryRoot).Relative(path);

    internal static string RootOf(string given, string projectFolder) => given.Length > 0 ? given.TrimEnd('/', '\\') : Build.RepositoryRoot.Find(projectFolder);

    private static ProjectRole RoleOf(ITaskItem item) =>
        IsTrue(item, "IsTestProject") ? ProjectRole.Test
        : item.GetMetadata("OutputType").EndsWith("exe", StringComparison.OrdinalIgnoreCase) ? ProjectRole.Application
        : ProjectRole.Library;

    private static string[] FrameworksOf(string framework, string frameworks) => frameworks.Split(';').Select(one => one.Trim()).Where(one => one.Length > 0).DefaultIfEmpty(framework).ToArray();

    private static bool IsFirst(string framework, string frameworks) => string.Equals(FrameworksOf(framework, frameworks)[0], framework, StringComparison.OrdinalIgnoreCase);

    private static bool IsTrue(ITaskItem item, string name) => string.Equals(item.GetMetadata(name), "true", StringComparison.OrdinalIgnoreCase);

    private static string? Optional(ITaskItem item, string name) => item.GetMetadata(name) is { Length: > 0 } value ? value : null;
}
