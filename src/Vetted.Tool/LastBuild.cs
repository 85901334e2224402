using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Text;
using Vetted.Tool.Scan;

namespace Vetted.Tool;

/// <summary>What the last build of a project saw, as it lies below its obj folder, with the policy that applies to the project now.</summary>
/// <param name="ProjectFile">Absolute path of the project file.</param>
/// <param name="Root">Absolute path of the repository's root, which places are relative to.</param>
/// <param name="Inventory">What the build saw; its packages know their folders on this machine.</param>
/// <param name="Policy">The merged policy files.</param>
/// <param name="Catalog">What is known, the organisation's own catalogs included.</param>
internal sealed record LastBuild(string ProjectFile, string Root, ProjectInventory Inventory, EffectivePolicy Policy, AiCatalog Catalog)
{
    private static readonly string[] ProjectEndings = [".csproj", ".vbproj", ".fsproj"];

    /// <summary>True where the path is a project file or a folder with one.</summary>
    public static bool IsProject(string path) => ProjectOf(path) is not null;

    /// <summary>Reads it.</summary>
    /// <param name="path">A project file or its folder.</param>
    /// <param name="policyFile">The policy to judge by; null for the vetted.json files of the repository.</param>
    /// <param name="problem">What is wrong, and what to do.</param>
    public static LastBuild? Read(string path, string? policyFile, out string problem)
    {
        problem = "";
        if (ProjectOf(path) is not { } project)
        {
            problem = $"there is no project in {path}";
            return null;
        }

        if (Written(Path.GetDirectoryName(project)!) is not { } file || InventoryJson.Read(File.ReadAllText(file), out _) is not { } inventory)
        {
            problem = $"{path} has no build of this version of Vetted to look at: reference Vetted.AI and build it once";
            return null;
        }

        var root = RootOf(project, inventory.ProjectFile);
        var policy = new ScanPolicies(AiCatalog.Shared, policyFile).For(root, Path.GetDirectoryName(project)!);
        return new LastBuild(project, root, WithFolders(inventory, Path.GetDirectoryName(project)!), policy, policy.CatalogOver(AiCatalog.Shared));
    }

    private static string? ProjectOf(string path) =>
        File.Exists(path) ? (ProjectEndings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? Path.GetFullPath(path) : null)
        : Directory.Exists(path) ? Directory.GetFiles(path).Where(file => ProjectEndings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))).OrderBy(file => file, StringComparer.Ordinal).Select(Path.GetFullPath).FirstOrDefault()
        : null;

    // Of several configurations and frameworks the one that was built last.
    private static string? Written(string folder)
    {
        var obj = Path.Combine(folder, "obj");
        return !Directory.Exists(obj) ? null : Directory.GetFiles(obj, "inventory.json", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "vetted")
            .OrderByDescending(File.GetLastWriteTimeUtc).ThenBy(file => file, StringComparer.Ordinal).FirstOrDefault();
    }

    // The inventory names the project file from the root, so the root is what is left of its path.
    private static string RootOf(string project, string relative)
    {
        var normal = project.Replace('\\', '/');
        return normal.EndsWith("/" + relative, StringComparison.Ordinal) ? project[..(project.Length - relative.Length - 1)] : Path.GetDirectoryName(project)!;
    }

    private static ProjectInventory WithFolders(ProjectInventory inventory, string folder)
    {
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        var roots = File.Exists(assets) && JsonParser.Parse(File.ReadAllText(assets), out _)?["packageFolders"] is { } folders ? folders.Members.Select(member => member.Name).ToArray() : [];
        return inventory with
        {
            Packages = inventory.Packages.Select(package => package with { Folder = FolderOf(package, roots) }).ToArray(),
        };
    }

    /// <summary>The folder of a package in the first packages folder that has it.</summary>
    internal static string? FolderOf(Package package, IEnumerable<string> roots) => roots
        .Select(root => Path.Combine(root, package.Id.ToLowerInvariant(), package.Version.ToLowerInvariant())).FirstOrDefault(Directory.Exists);
}
