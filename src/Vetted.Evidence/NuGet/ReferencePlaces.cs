using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Evidence.NuGet;

/// <summary>The places where a project asks for its packages, from the evaluated items or, without them, from the files that MSBuild would import.</summary>
internal sealed class ReferencePlaces
{
    private static readonly string[] SharedFiles = { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" };
    private readonly PackageReferenceLocator _locator;
    private readonly ILookup<string, PackageItem> _items;
    private readonly List<string> _files;

    public ReferencePlaces(NuGetGraphOptions options, string? projectPath)
    {
        _locator = new PackageReferenceLocator(options.RepositoryRoot);
        _items = options.Items.ToLookup(item => item.Id, StringComparer.OrdinalIgnoreCase);
        _files = SearchedFiles(options.ProjectFile.Length > 0 ? options.ProjectFile : projectPath ?? "", options.RepositoryRoot);
    }

    /// <summary>Where the project asks for that package; null where no file names it and MSBuild told nothing.</summary>
    public Place? Reference(string id) => Item(id, "PackageReference") ?? Item(id, "GlobalPackageReference") ?? Search(id, "PackageReference") ?? Search(id, "GlobalPackageReference") ?? Told(id);

    /// <summary>Where central package management sets its version.</summary>
    public Place? Version(string id) => Item(id, "PackageVersion") ?? Search(id, "PackageVersion");

    /// <summary>Where the project references that other project.</summary>
    public Place? ProjectReference(string? path) =>
        path is null ? null : Search(PackageReferenceLocator.FileName(path), "ProjectReference");

    private Place? Item(string id, string kind) =>
        _items[id].Where(item => item.Kind == kind).Select(item => _locator.Find(item.File, kind, id)).FirstOrDefault(place => place is not null);

    private Place? Search(string id, string kind) => _files.Select(file => _locator.Find(file, kind, id)).FirstOrDefault(place => place is not null);

    /// <summary>The text does not name the id, but MSBuild knows the file: a property or a list computed it.</summary>
    private Place? Told(string id) => _items[id].Where(item => item.Kind != "PackageVersion").Select(item => _locator.FindOrFirstLine(item.File, item.Kind, id)).FirstOrDefault();

    private static List<string> SearchedFiles(string projectFile, string repositoryRoot)
    {
        var files = new List<string>();
        if (projectFile.Length == 0)
        {
            return files;
        }

        files.Add(projectFile);
        var root = repositoryRoot.TrimEnd('/', '\\');
        for (var folder = Path.GetDirectoryName(projectFile); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            files.AddRange(SharedFiles.Select(name => Path.Combine(folder!, name)).Where(File.Exists));
            if (string.Equals(folder, root, StringComparison.Ordinal) || folder!.Length <= root.Length)
            {
                break;
            }
        }

        return files;
    }
}
