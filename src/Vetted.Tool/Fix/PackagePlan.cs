using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Text;
using Vetted.Tool.Scan;

namespace Vetted.Tool.Fix;

/// <summary>
/// The references to packages that bring a missing check (VET2001, VET2003), each in its project file. A version comes from the repository itself: from the central file, or from
/// another project; where nothing there names one, a person asks NuGet for it.
/// </summary>
internal sealed class PackagePlan
{
    /// <summary>The rules that it repairs, where they are asked for by name: a dependency is a decision.</summary>
    public static readonly string[] Rules = [Policy.Rules.SafetyMissing, Policy.Rules.ClientNotWired];

    private const string CentralFile = "Directory.Packages.props";

    private PackagePlan(IReadOnlyList<PackageFix> files, IReadOnlyList<(string Project, string Why)> left)
    {
        Files = files;
        Left = left;
    }

    /// <summary>Project files to be changed, by path.</summary>
    public IReadOnlyList<PackageFix> Files { get; }

    /// <summary>Projects that a person changes, with what to do.</summary>
    public IReadOnlyList<(string Project, string Why)> Left { get; }

    /// <summary>Plans the references that open findings ask for.</summary>
    /// <param name="root">Absolute path that the places are relative to.</param>
    /// <param name="projects">The scan.</param>
    /// <param name="rules">The rules to repair.</param>
    public static PackagePlan Of(string root, IReadOnlyList<ScannedProject> projects, IReadOnlyCollection<string> rules)
    {
        var files = new List<PackageFix>();
        var left = new List<(string, string)>();
        foreach (var project in projects.Where(project => ScanUnit.IsProject(project.Inventory.ProjectFile)).OrderBy(project => project.Inventory.ProjectFile, StringComparer.Ordinal))
        {
            var categories = project.Evaluation.Findings
                .Where(finding => finding.AcceptedBy is null && Rules.Contains(finding.Rule) && rules.Contains(finding.Rule))
                .Select(finding => finding.Subject[(finding.Subject.LastIndexOf('/') + 1)..]).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal);
            foreach (var packages in categories.Select(category => SafetyPackages.For(project.Catalog, category)).Where(packages => packages.Count > 0))
            {
                Add(root, project, projects, packages, files, left);
            }
        }

        return new PackagePlan(files, left);
    }

    private static void Add(string root, ScannedProject project, IReadOnlyList<ScannedProject> all, IReadOnlyList<string> packages, List<PackageFix> files, List<(string, string)> left)
    {
        var path = project.Inventory.ProjectFile;
        var written = files.Find(fix => fix.Path == path);
        if (project.Inventory.Packages.FirstOrDefault(package => packages.Contains(package.Id, StringComparer.OrdinalIgnoreCase)) is { } there)
        {
            left.Add((path, $"{there.Id} is referenced already. Put its check before the model: dotnet format analyzers --diagnostics {string.Join(' ', Rules)}"));
            return;
        }

        var central = CentralText(root, path);
        var known = packages.Select(id => (Id: id, Version: central is null ? Elsewhere(id, project, all) : ProjectEditor.FindVersion(central, id))).FirstOrDefault(pair => pair.Version is not null);
        if (known.Version is null)
        {
            left.Add((path, $"nothing in this checkout names a version of {string.Join(", ", packages)}. Reference one: dotnet add {path} package {packages[0]}"));
        }
        else if ((written?.File ?? TextFile.Read(Path.Combine(root, path))) is not { } file || ProjectEditor.AddPackageReference(written?.Text ?? file.Text, known.Id, central is null ? known.Version : null) is not { } changed)
        {
            left.Add((path, $"no reference can be written into it. Reference {known.Id} {known.Version} by hand"));
        }
        else
        {
            files.RemoveAll(fix => fix.Path == path);
            files.Add(new PackageFix(path, file, changed, [.. written?.Packages ?? [], known.Id + " " + known.Version]));
        }
    }

    // The nearest central file above the project, as NuGet looks for it; null where there is none.
    private static string? CentralText(string root, string project)
    {
        for (var folder = Path.GetDirectoryName(Path.Combine(root, project)); folder is not null && folder.Length >= root.TrimEnd('/', '\\').Length; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, CentralFile)))
            {
                // The nearest one counts, also where it is there to end the search and gives no version.
                return File.ReadAllText(Path.Combine(folder, CentralFile)) is var text && ProjectEditor.HasCentralVersions(text) ? text : null;
            }
        }

        return null;
    }

    private static string? Elsewhere(string id, ScannedProject own, IReadOnlyList<ScannedProject> all) => SafetyPackages.Highest(all.Where(project => project != own)
        .SelectMany(project => project.Inventory.Packages).Where(package => package.Origin == PackageOrigin.Direct && package.Version.Length > 0 && string.Equals(package.Id, id, StringComparison.OrdinalIgnoreCase)).Select(package => package.Version));
}

/// <summary>A project file with a further reference.</summary>
/// <param name="Path">Relative path, as the scan shows it.</param>
/// <param name="File">The file as it is.</param>
/// <param name="Text">The text with the reference.</param>
/// <param name="Packages">What is referenced, with versions.</param>
internal sealed record PackageFix(string Path, TextFile File, string Text, IReadOnlyList<string> Packages);
