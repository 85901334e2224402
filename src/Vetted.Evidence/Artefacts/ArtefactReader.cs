using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Catalog;
using Vetted.Evidence.Config;
using Vetted.Evidence.Files;
using Vetted.Evidence.Notices;
using Vetted.Inventory;

namespace Vetted.Evidence.Artefacts;

/// <summary>An application (or library package) found in an artefact.</summary>
/// <param name="Inventory">What is in it, read from its files alone.</param>
/// <param name="BomPath">Path of its bill of materials in the artefact; null where it has none.</param>
/// <param name="BomText">The bill's text; null where there is none.</param>
public sealed record ArtefactApplication(ProjectInventory Inventory, string? BomPath, string? BomText)
{
    /// <summary>Assemblies that the dependency manifest does not list, as packages of an unknown licence named after them: what it leaves out may be what a policy denies.</summary>
    public IReadOnlyList<Package> Unlisted { get; init; } = Array.Empty<Package>();

    /// <summary>The files in which notices, licence texts and texts shown to users may stand, own assemblies among them.</summary>
    public IReadOnlyList<NoticeSource> Notices { get; init; } = Array.Empty<NoticeSource>();
}

/// <summary>What to read of an artefact.</summary>
public sealed record ArtefactOptions
{
    /// <summary>The catalog.</summary>
    public AiCatalog Catalog { get; init; } = AiCatalog.Shared;

    /// <summary>Absolute path of a packages folder in which package licences are looked up; null to rely on the catalog and the bill of materials.</summary>
    public string? PackagesFolder { get; init; }

    /// <summary>False to leave model files unhashed.</summary>
    public bool HashModelFiles { get; init; } = true;
}

/// <summary>
/// Reads what was built, without the build: deps.json, IL and PDB, configuration and model files of a publish folder, an image root or a nupkg. Believes no statement of the build about what a file is: every assembly that no catalogued AI package brings is read, and every
/// file that could hold weights is opened.
/// </summary>
public static class ArtefactReader
{
    // A settings file under another name is no larger than this; larger ones are data.
    private const int LargestUnnamedSettings = 256 * 1024;

    /// <summary>Reads an artefact.</summary>
    /// <param name="path">Absolute path of a folder or nupkg.</param>
    /// <param name="options">What to read.</param>
    /// <exception cref="IOException">The path does not exist or cannot be opened.</exception>
    public static IReadOnlyList<ArtefactApplication> Read(string path, ArtefactOptions options)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        var artefact = ArtefactFiles.Read(path ?? throw new ArgumentNullException(nameof(path)));
        var manifests = artefact.Files.Where(file => file.Name.EndsWith(".deps.json", StringComparison.OrdinalIgnoreCase)).ToArray();
        var folders = manifests.Select(file => file.Folder).Distinct(StringComparer.Ordinal).ToArray();
        if (manifests.Length == 0)
        {
            return new[] { ReadApplication(artefact, artefact.Files, Array.Empty<ArtefactFile>(), options) };
        }

        // Several programs in one folder share their files; each has its own packages.
        return folders.Select(folder => ReadApplication(artefact, FilesOf(artefact, folder, folders), manifests.Where(manifest => manifest.Folder == folder).ToArray(), options)).ToArray();
    }

    // Files below another application's folder belong to that one. What lies in no application's folder is read with the first, so that nothing is left out.
    private static ArtefactFile[] FilesOf(ArtefactFiles artefact, string folder, string[] folders)
    {
        string Owner(ArtefactFile file) => folders.Where(one => file.Path.StartsWith(one, StringComparison.Ordinal)).OrderByDescending(one => one.Length).FirstOrDefault() ?? folders[0];
        return artefact.Files.Where(file => Owner(file) == folder).ToArray();
    }

    private static ArtefactApplication ReadApplication(ArtefactFiles artefact, IReadOnlyList<ArtefactFile> files, ArtefactFile[] manifests, ArtefactOptions options)
    {
        var gaps = new List<EvidenceGap>(artefact.Gaps.Where(gap => manifests.Length == 0 || gap.What.StartsWith(manifests[0].Folder, StringComparison.Ordinal)));
        var allDeps = manifests.Select(manifest => ReadManifest(manifest, gaps)).OfType<DepsFile>().ToArray();
        var parts = new ArtefactParts(gaps);
        ReadModelFiles(artefact, files, options, parts);
        var all = files.Concat(Unpacked(files, parts)).ToArray();
        ReadModelFiles(artefact, all.Skip(files.Count).ToArray(), options, parts);
        ArtefactAssemblies.Read(all, allDeps, options, parts);
        ReadConfiguration(all, options, parts);
        ConfigJoin.Resolve(parts.Models, parts.Unknowns, parts.Values, options.Catalog);
        var bom = files.FirstOrDefault(file => file.Name.EndsWith(".aibom.cdx.json", StringComparison.OrdinalIgnoreCase));
        var deps = allDeps.FirstOrDefault();
        var listed = manifests.Length == 0 ? ArtefactPackages.OfNuspec(files, options) : allDeps.SelectMany(one => ArtefactPackages.Of(one, options)).GroupBy(package => package.PackageUrl, StringComparer.OrdinalIgnoreCase).Select(group => group.First()).ToArray();
        var inventory = new ProjectInventory
        {
            Name = deps?.Root?.Id ?? NameOf(artefact, manifests),
            Version = deps?.Root?.Version,
            TargetFramework = deps?.TargetFramework ?? "",
            Role = parts.HasEntryPoint || files.Any(file => file.Name.EndsWith(".runtimeconfig.json", StringComparison.OrdinalIgnoreCase)) ? ProjectRole.Application : ProjectRole.Library,
            Packages = listed.Concat(parts.Unlisted.Where(package => options.Catalog.FindPackage(package.Id) is not null).Select(package => ArtefactPackages.WithLicence(package, options)))
                .OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase).ThenBy(package => package.Version, StringComparer.Ordinal).ToArray(),
            Dependencies = deps?.Root?.Dependencies ?? Array.Empty<string>(),
            Projects = allDeps.SelectMany(one => one.Libraries.Where(library => library.Type == "project" && library != one.Root))
                .Select(library => new ReferencedProject(library.Id, null, library.Version, library.Dependencies)).ToArray(),
            Models = parts.Models.OrderBy(model => model.Evidence.Place.File, StringComparer.Ordinal).ThenBy(model => model.Evidence.Place.Line).ThenBy(model => model.Evidence.Place.Column).ThenBy(model => model.Text, StringComparer.Ordinal).ToArray(),
            Unknowns = parts.Unknowns,
            ModelFiles = parts.ModelFiles.OrderBy(file => file.Path, StringComparer.Ordinal).ToArray(),
            Services = parts.Services.OrderBy(service => service.Id, StringComparer.Ordinal).ThenBy(service => service.Evidence.Place.File, StringComparer.Ordinal).ThenBy(service => service.Evidence.Place.Line).ToArray(),
            Capabilities = parts.Capabilities,
            SafetyTools = parts.SafetyTools,
            Weakenings = parts.Weakenings,
            Parts = parts.AiParts,
            Routes = parts.Routes,
            Gaps = gaps.Distinct().OrderBy(gap => gap.What, StringComparer.Ordinal).ToArray(),
        };
        return new ArtefactApplication(inventory, bom?.Path, bom?.ReadText())
        {
            Unlisted = parts.Unlisted.Where(package => options.Catalog.FindPackage(package.Id) is null).ToArray(),
            Notices = NoticesOf(files, allDeps),
        };
    }

    // The assemblies of packages show texts of their own makers, not of this product.
    private static NoticeSource[] NoticesOf(IReadOnlyList<ArtefactFile> files, IEnumerable<DepsFile> manifests)
    {
        var ofPackages = new HashSet<string>(manifests.SelectMany(deps => deps.Libraries).Where(library => library.Type != "project").SelectMany(library => library.Assemblies), StringComparer.OrdinalIgnoreCase);
        bool IsOwnAssembly(ArtefactFile file) => (file.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || file.Name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase)) && !ofPackages.Contains(file.Name);
        return files.Where(file => NoticeSource.IsCandidate(file.Path) || IsOwnAssembly(file)).Select(file => new NoticeSource(file.Path, true, file.Length, file.ReadBytes)).ToArray();
    }

    private static DepsFile? ReadManifest(ArtefactFile manifest, List<EvidenceGap> gaps)
    {
        var deps = DepsFile.Read(manifest.ReadText(), out var error);
        if (deps is null)
        {
            gaps.Add(new EvidenceGap(manifest.Path, error!.Message, new Place(manifest.Path, error.Line, error.Column)));
        }

        return deps;
    }

    /// <summary>The files in archives that are no model by themselves.</summary>
    private static IEnumerable<ArtefactFile> Unpacked(IReadOnlyList<ArtefactFile> files, ArtefactParts parts)
    {
        var models = new HashSet<string>(parts.ModelFiles.Select(file => file.Path), StringComparer.Ordinal);
        foreach (var archive in files.Where(file => file.Kind == ContentKind.Zip && !models.Contains(file.Path)))
        {
            IReadOnlyList<ArtefactFile> inner;
            try
            {
                inner = ArtefactFiles.Inside(archive);
            }
            catch (Exception problem) when (problem is InvalidDataException or IOException)
            {
                parts.Gaps.Add(new EvidenceGap(archive.Path, "the archive cannot be read: " + problem.Message, new Place(archive.Path, 0)));
                continue;
            }

            foreach (var file in inner)
            {
                yield return file;
            }
        }
    }

    private static string NameOf(ArtefactFiles artefact, ArtefactFile[] manifests) =>
        manifests.Length == 0 ? Path.GetFileNameWithoutExtension(artefact.Root.TrimEnd('/', '\\')) : manifests[0].Name.Substring(0, manifests[0].Name.Length - ".deps.json".Length);

    private static void ReadConfiguration(IReadOnlyList<ArtefactFile> files, ArtefactOptions options, ArtefactParts parts)
    {
        foreach (var file in files.Where(file => file.Kind == ContentKind.Other))
        {
            var isSettings = file.Name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) || file.Name.StartsWith(".env", StringComparison.OrdinalIgnoreCase);
            if (ConfigReader.Reads(file.Path) && file.Length <= ConfigReader.MaximumLength)
            {
                var config = ConfigReader.Read(file.Path, file.ReadText(), options.Catalog);
                parts.Add(config, file.Path);
                if (config.Error is not null && isSettings)
                {
                    parts.Gaps.Add(new EvidenceGap(file.Path, config.Error.Message, new Place(file.Path, config.Error.Line, config.Error.Column)));
                }
            }
            else if (ConfigReader.Reads(file.Path) && isSettings)
            {
                parts.Gaps.Add(new EvidenceGap(file.Path, "it is too large to be settings and was not read; move the data out of it", new Place(file.Path, 0)));
            }
            else if (file.Length is > 2 and <= LargestUnnamedSettings && LooksLikeJson(file))
            {
                // Code may load settings from a file of any name. Only what a key that code reads finds there counts.
                parts.Values.AddRange(ConfigReader.Read(file.Path + ".json", file.ReadText(), options.Catalog).Values.Select(value => value with { Place = value.Place with { File = file.Path } }));
            }
        }
    }

    private static bool LooksLikeJson(ArtefactFile file)
    {
        var head = System.Text.Encoding.UTF8.GetString(file.ReadHead(64)).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return head.Length > 0 && (head[0] == '{' || head.StartsWith("//", StringComparison.Ordinal) || head.StartsWith("/*", StringComparison.Ordinal));
    }

    // An image or a symbol file holds no weights of its own; everything else is opened, whatever it is called.
    private static void ReadModelFiles(ArtefactFiles artefact, IReadOnlyList<ArtefactFile> files, ArtefactOptions options, ArtefactParts parts)
    {
        var inputs = files.Where(file => file.Length > 16 && file.Kind is ContentKind.Other or ContentKind.Zip)
            .Select(file => new ModelFileInput(file.FullPath ?? artefact.Root + "/" + file.Path, file.Path, file.Path, Open: file.FullPath is null ? file.Open : null)).ToArray();
        var result = ModelFileEvidence.Read(
            inputs, options.Catalog, options.HashModelFiles ? new ModelHasher(null) : null, files.Any(file => PythonHosts.IsAssembly(file.Name)));
        parts.ModelFiles.AddRange(result.Files);
        parts.Gaps.AddRange(result.Gaps);
    }
}
