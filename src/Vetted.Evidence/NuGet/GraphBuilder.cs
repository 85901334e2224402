using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using Vetted.Inventory;

namespace Vetted.Evidence.NuGet;

/// <summary>Turns the nodes of an assets file into packages, projects and the paths that bring them in.</summary>
internal sealed class GraphBuilder
{
    private static readonly AssetsLibrary NoLibrary = new();
    private readonly NuGetGraphOptions _options;
    private readonly AssetsFile _file;
    private readonly RepositoryPath _root;
    private readonly ReferencePlaces _places;
    private readonly List<EvidenceGap> _gaps = new();
    private readonly List<string> _vanished = new();
    private readonly HashSet<string> _ships;

    public GraphBuilder(NuGetGraphOptions options, AssetsFile file)
    {
        _options = options;
        _file = file;
        _root = new RepositoryPath(options.RepositoryRoot);
        _places = new ReferencePlaces(options, file.ProjectPath);
        _ships = FindShipping();
    }

    public NuGetGraph Build()
    {
        var paths = ShortestPaths();
        var nodes = _file.Nodes.Values.OrderBy(node => node.Id, StringComparer.OrdinalIgnoreCase).ThenBy(node => node.Id, StringComparer.Ordinal).ToList();
        var packages = nodes.Where(node => !node.IsProject).Select(node => ReadPackage(node, paths)).ToArray();
        if (_vanished.Count > 0)
        {
            var names = string.Join(", ", _vanished.Take(3)) + (_vanished.Count > 3 ? $" and {_vanished.Count - 3} more" : "");
            var assets = _root.Relative(_options.AssetsFile);
            _gaps.Add(new EvidenceGap($"package folder of {names}", "it is in none of the package folders, so its licence cannot be read; run dotnet restore", new Place(assets, 0)));
        }

        return new NuGetGraph
        {
            Packages = packages,
            Projects = nodes.Where(node => node.IsProject).Select(ReadProject).ToArray(),
            Dependencies = Describe(_file.Direct),
            Gaps = _gaps,
        };
    }

    /// <summary>Breadth first, each level in ordinal order, so that the same graph always gives the same path.</summary>
    private Dictionary<string, IReadOnlyList<string>> ShortestPaths()
    {
        var paths = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        var level = Known(_file.Direct).ToList();
        level.ForEach(node => paths[node.Id] = new[] { node.Id });
        while (level.Count > 0)
        {
            var next = new List<AssetsNode>();
            foreach (var node in level)
            {
                foreach (var dependency in Known(node.Dependencies).Where(dependency => !paths.ContainsKey(dependency.Id)))
                {
                    paths[dependency.Id] = paths[node.Id].Concat(new[] { dependency.Id }).ToArray();
                    next.Add(dependency);
                }
            }

            level = next.OrderBy(node => node.Id, StringComparer.OrdinalIgnoreCase).ToList();
        }

        return paths;
    }

    private IEnumerable<AssetsNode> Known(IEnumerable<string> ids) =>
        ids.Where(_file.Nodes.ContainsKey).Select(id => _file.Nodes[id]).OrderBy(node => node.Id, StringComparer.OrdinalIgnoreCase);

    private string[] Describe(IEnumerable<string> ids) =>
        Known(ids).Select(node => node.IsProject ? node.Id : node.Id + "/" + node.Version).Distinct(StringComparer.Ordinal).OrderBy(text => text, StringComparer.Ordinal).ToArray();

    private ReferencedProject ReadProject(AssetsNode node)
    {
        var relative = Library(node).Path;
        var project = relative is null ? null : Path.Combine(ProjectFolder(), relative.Replace('\\', '/'));
        return new ReferencedProject(node.Id, project is null ? null : _root.Relative(project), node.Version, Describe(node.Dependencies));
    }

    private Package ReadPackage(AssetsNode node, Dictionary<string, IReadOnlyList<string>> paths)
    {
        var library = Library(node);
        var folder = FindFolder(library);
        if (folder is null)
        {
            _vanished.Add(node.Id + " " + node.Version);
        }

        var nuspec = folder is null ? null : ReadNuspec(node, library, folder);
        var licence = nuspec is null
            ? new PackageLicence(null, LicenceSource.None, folder is null ? "the package folder is missing" : "the nuspec cannot be read")
            : PackageLicence.Determine(node, nuspec, folder!, library, _options.Catalog);
        var path = paths.TryGetValue(node.Id, out var found) ? found : new[] { node.Id };
        var isDirect = path.Count == 1;
        return new Package
        {
            Id = node.Id,
            Version = node.Version,
            Origin = isDirect ? PackageOrigin.Direct : _file.Pinned.Contains(node.Id) ? PackageOrigin.PinnedTransitive : PackageOrigin.Transitive,
            IsDevelopmentOnly = !_ships.Contains(node.Id) && (IsPrivate(node) || nuspec?.IsDevelopmentDependency == true || !library.HoldsLibraries),
            IsFrameworkProvided = node.IsPlaceholder,
            Path = path,
            Dependencies = Describe(node.Dependencies),
            Licence = licence.Expression,
            LicenceSource = licence.Source,
            LicenceNote = licence.Note,
            LicenceSha256 = licence.FileSha256,
            Sha512 = library.Sha512,
            Authors = nuspec?.Authors,
            ProjectUrl = nuspec?.ProjectUrl ?? nuspec?.RepositoryUrl,
            Description = nuspec?.Description,
            Reference = Reference(path[0]),
            VersionPlace = isDirect && !IsCentral(node) ? null : isDirect || _file.Pinned.Contains(node.Id) ? _places.Version(node.Id) : null,
            Folder = folder,
            ModelFiles = library.ModelFiles.OrderBy(file => file, StringComparer.Ordinal).ToArray(),
        };
    }

    private bool IsPrivate(AssetsNode node) => _file.References.TryGetValue(node.Id, out var reference) && reference.IsPrivate;

    private bool IsCentral(AssetsNode node) => _file.References.TryGetValue(node.Id, out var reference) && reference.IsCentral;

    private Place? Reference(string id)
    {
        var node = _file.Nodes.TryGetValue(id, out var known) ? known : null;
        return node is { IsProject: true } ? _places.ProjectReference(Library(node).Path) : _places.Reference(id);
    }

    /// <summary>
    /// The nodes of which something can reach the application: assemblies for the compiler, files for the run time (unless the reference
    /// is private and has nothing for the compiler), or a dependency that does, as in packages that only bundle others.
    /// </summary>
    private HashSet<string> FindShipping()
    {
        var dependents = _file.Nodes.Values.SelectMany(node => node.Dependencies.Select(id => (Id: id, Node: node))).ToLookup(edge => edge.Id, edge => edge.Node, StringComparer.OrdinalIgnoreCase);
        var found = _file.Nodes.Values.Where(node => node.HasCompile || node.IsPlaceholder || (node.HasRuntime && !IsPrivate(node))).Select(node => node.Id).ToList();
        var ships = new HashSet<string>(found, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(dependents[found[i]].Where(node => !IsPrivate(node) && ships.Add(node.Id)).Select(node => node.Id));
        }

        return ships;
    }

    private AssetsLibrary Library(AssetsNode node) => _file.Libraries.TryGetValue(node.Id + "/" + node.Version, out var library) ? library : NoLibrary;

    private string ProjectFolder() => Path.GetDirectoryName(_options.ProjectFile.Length > 0 ? _options.ProjectFile : _file.ProjectPath ?? _options.AssetsFile) ?? "";

    private string? FindFolder(AssetsLibrary library)
    {
        if (library.Path is null || library.Path.Split('/').Contains(".."))
        {
            return null;
        }

        foreach (var root in _file.PackageFolders)
        {
            var folder = Path.Combine(root, library.Path);
            if (library.Nuspec is { } nuspec ? File.Exists(Path.Combine(folder, nuspec)) : Directory.Exists(folder))
            {
                return folder;
            }
        }

        return null;
    }

    private Nuspec? ReadNuspec(AssetsNode node, AssetsLibrary library, string folder)
    {
        try
        {
            using var text = new StreamReader(Path.Combine(folder, library.Nuspec ?? node.Id.ToLowerInvariant() + ".nuspec"));
            return NuspecReader.Read(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or XmlException)
        {
            var assets = _root.Relative(_options.AssetsFile);
            _gaps.Add(new EvidenceGap($"nuspec of {node.Id} {node.Version}", "it cannot be read; delete the package folder and run dotnet restore", new Place(assets, 0)));
            return null;
        }
    }
}
