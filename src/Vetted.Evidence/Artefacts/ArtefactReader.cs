using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using Vetted.Catalog;
using Vetted.Evidence.Binary;
using Vetted.Evidence.Config;
using Vetted.Evidence.Files;
using Vetted.Evidence.NuGet;
using Vetted.Inventory;

namespace Vetted.Evidence.Artefacts;

/// <summary>An application (or library package) found in an artefact.</summary>
/// <param name="Inventory">What is in it, read from its files alone.</param>
/// <param name="BomPath">Path of its bill of materials in the artefact; null where it has none.</param>
/// <param name="BomText">The bill's text; null where there is none.</param>
public sealed record ArtefactApplication(ProjectInventory Inventory, string? BomPath, string? BomText);

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
    // Files whose format is known not to hold weights and that are many; everything else is opened.
    private static readonly HashSet<string> NoWeights = new(StringComparer.OrdinalIgnoreCase) { ".dll", ".pdb", ".exe", ".cs", ".nuspec", ".psmdcp", ".rels", ".p7s", ".targets", ".props" };

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
            return new[] { ReadApplication(artefact, artefact.Files, null, options) };
        }

        return manifests.Select(manifest => ReadApplication(artefact, FilesOf(artefact, manifest, manifests, folders), manifest, options)).ToArray();
    }

    // Files below another application's folder belong to that one. What lies in no application's folder is read with the first, so that nothing is left out.
    private static ArtefactFile[] FilesOf(ArtefactFiles artefact, ArtefactFile manifest, ArtefactFile[] manifests, string[] folders)
    {
        string Owner(ArtefactFile file) => folders.Where(folder => file.Path.StartsWith(folder, StringComparison.Ordinal)).OrderByDescending(folder => folder.Length).FirstOrDefault() ?? folders[0];
        var isFirstOfFolder = manifests.First(other => other.Folder == manifest.Folder) == manifest;
        return isFirstOfFolder ? artefact.Files.Where(file => Owner(file) == manifest.Folder).ToArray() : new[] { manifest };
    }

    private static ProjectRole RoleOf(IReadOnlyList<ArtefactFile> files) =>
        files.Any(file => file.Name.EndsWith(".runtimeconfig.json", StringComparison.OrdinalIgnoreCase)) ? ProjectRole.Application : ProjectRole.Library;

    private static ArtefactApplication ReadApplication(ArtefactFiles artefact, IReadOnlyList<ArtefactFile> files, ArtefactFile? manifest, ArtefactOptions options)
    {
        var gaps = new List<EvidenceGap>(artefact.Gaps.Where(gap => manifest is null || gap.What.StartsWith(manifest.Folder, StringComparison.Ordinal)));
        DepsFile? deps = null;
        if (manifest is not null)
        {
            deps = DepsFile.Read(manifest.ReadText(), out var error);
            if (deps is null)
            {
                gaps.Add(new EvidenceGap(manifest.Path, error!.Message, new Place(manifest.Path, error.Line, error.Column)));
            }
        }

        var name = deps?.Root?.Id ?? NameOf(artefact, manifest);
        var parts = new Parts(gaps);
        if (ArtefactAssemblies.Read(files, deps, options, (evidence, isPackage, file) => Add(evidence, isPackage, file, options, parts)) == 0)
        {
            parts.Gaps.Add(new EvidenceGap(files.Count == 0 ? "." : files[0].Folder.Length == 0 ? "." : files[0].Folder, "there is no managed assembly to read (ahead-of-time compiled, or not a .NET artefact)", new Place(files.Count == 0 ? "." : files[0].Path, 0)));
        }

        ReadConfiguration(files, options, parts);
        ReadModelFiles(artefact, files, options, parts);
        ConfigJoin.Resolve(parts.Models, parts.Unknowns, parts.Values, options.Catalog);
        var bom = files.FirstOrDefault(file => file.Name.EndsWith(".aibom.cdx.json", StringComparison.OrdinalIgnoreCase));
        var inventory = new ProjectInventory
        {
            Name = name,
            Version = deps?.Root?.Version,
            TargetFramework = deps?.TargetFramework ?? "",
            Role = RoleOf(files),
            Packages = deps is null ? NuspecPackages(files, options) : PackagesOf(deps, options),
            Dependencies = deps?.Root?.Dependencies ?? Array.Empty<string>(),
            Projects = deps is null ? Array.Empty<ReferencedProject>() : deps.Libraries.Where(library => library.Type == "project" && library != deps.Root)
                .Select(library => new ReferencedProject(library.Id, null, library.Version, library.Dependencies)).ToArray(),
            Models = parts.Models.OrderBy(model => model.Evidence.Place.File, StringComparer.Ordinal).ThenBy(model => model.Evidence.Place.Line).ThenBy(model => model.Evidence.Place.Column).ThenBy(model => model.Text, StringComparer.Ordinal).ToArray(),
            Unknowns = parts.Unknowns,
            ModelFiles = parts.ModelFiles,
            Services = parts.Services.OrderBy(service => service.Id, StringComparer.Ordinal).ThenBy(service => service.Evidence.Place.File, StringComparer.Ordinal).ThenBy(service => service.Evidence.Place.Line).ToArray(),
            Capabilities = parts.Capabilities,
            SafetyTools = parts.SafetyTools,
            Weakenings = parts.Weakenings,
            Parts = parts.AiParts,
            Gaps = gaps.Distinct().OrderBy(gap => gap.What, StringComparer.Ordinal).ToArray(),
        };
        return new ArtefactApplication(inventory, bom?.Path, bom?.ReadText());
    }

    private static string NameOf(ArtefactFiles artefact, ArtefactFile? manifest) =>
        manifest is null ? Path.GetFileNameWithoutExtension(artefact.Root.TrimEnd('/', '\\')) : manifest.Name.Substring(0, manifest.Name.Length - ".deps.json".Length);

    private static void Add(AssemblyEvidence evidence, bool isPackage, ArtefactFile file, ArtefactOptions options, Parts parts)
    {
        parts.Add(evidence, isPackage);
        foreach (var embedded in evidence.EmbeddedFiles)
        {
            ReadEmbedded(file, embedded, options, parts);
        }
    }

    private static void ReadEmbedded(ArtefactFile owner, EmbeddedFile embedded, ArtefactOptions options, Parts parts)
    {
        var path = owner.Path + "!" + embedded.Name;
        var asFile = embedded.Name.IndexOf("appsettings", StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? embedded.Name.Substring(at) : embedded.Name;
        if (ConfigReader.Reads(asFile))
        {
            var text = System.Text.Encoding.UTF8.GetString(embedded.Content);
            parts.Add(ConfigReader.Read(asFile, text, options.Catalog), path);
        }
        else if (ModelFileEvidence.IsCandidate(embedded.Name))
        {
            var input = new ModelFileInput(path, path, Open: () => new MemoryStream(embedded.Content, writable: false));
            parts.ModelFiles.AddRange(ModelFileEvidence.Read(new[] { input }, options.Catalog, options.HashModelFiles ? new ModelHasher(null) : null).Files);
        }
    }

    private static void ReadConfiguration(IReadOnlyList<ArtefactFile> files, ArtefactOptions options, Parts parts)
    {
        foreach (var file in files)
        {
            if (file.Length <= ConfigReader.MaximumLength && ConfigReader.Reads(file.Path))
            {
                var config = ConfigReader.Read(file.Path, file.ReadText(), options.Catalog);
                parts.Add(config, file.Path);
                if (config.Error is not null && file.Name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase))
                {
                    parts.Gaps.Add(new EvidenceGap(file.Path, config.Error.Message, new Place(file.Path, config.Error.Line, config.Error.Column)));
                }
            }
        }
    }

    private static void ReadModelFiles(ArtefactFiles artefact, IReadOnlyList<ArtefactFile> files, ArtefactOptions options, Parts parts)
    {
        var inputs = files.Where(file => file.Length > 16 && !NoWeights.Contains(Path.GetExtension(file.Name)))
            .Select(file => new ModelFileInput(file.FullPath ?? artefact.Root + "/" + file.Path, file.Path, file.Path, Open: file.FullPath is null ? file.Open : null)).ToArray();
        var result = ModelFileEvidence.Read(inputs, options.Catalog, options.HashModelFiles ? new ModelHasher(null) : null);
        parts.ModelFiles.AddRange(result.Files);
        parts.Gaps.AddRange(result.Gaps);
    }

    private static Package[] PackagesOf(DepsFile deps, ArtefactOptions options)
    {
        var direct = new HashSet<string>(deps.Libraries.Where(library => library.Type == "project").SelectMany(library => library.Dependencies), StringComparer.OrdinalIgnoreCase);
        return deps.Libraries.Where(library => library.Type == "package").Select(library =>
        {
            var key = library.Id + "/" + library.Version;
            var package = new Package
            {
                Id = library.Id,
                Version = library.Version,
                Origin = direct.Contains(key) ? PackageOrigin.Direct : PackageOrigin.Transitive,
                Path = new[] { library.Id },
                Dependencies = library.Dependencies,
                Sha512 = library.Sha512,
                Reference = new Place((deps.Root?.Id ?? "app") + ".deps.json", 0),
            };
            return WithLicence(package, options);
        }).ToArray();
    }

    private static Package WithLicence(Package package, ArtefactOptions options)
    {
        if (options.PackagesFolder is not null)
        {
            var folder = Path.Combine(options.PackagesFolder, package.Id.ToLowerInvariant(), package.Version.ToLowerInvariant());
            var nuspec = Path.Combine(folder, package.Id.ToLowerInvariant() + ".nuspec");
            if (File.Exists(nuspec))
            {
                try
                {
                    using var reader = new StreamReader(nuspec);
                    var licence = PackageLicence.Determine(new AssetsNode { Id = package.Id, Version = package.Version }, NuspecReader.Read(reader), folder, new AssetsLibrary(), options.Catalog);
                    return package with { Licence = licence.Expression, LicenceSource = licence.Source, LicenceNote = licence.Note };
                }
                catch (XmlException)
                {
                    return package with { LicenceNote = "its nuspec is not well-formed XML" };
                }
            }
        }

        return options.Catalog.FindPackage(package.Id)?.LicenceFor(package.Version) is { } curated
            ? package with { Licence = curated, LicenceSource = LicenceSource.Catalog }
            : package with { LicenceNote = "a published artefact holds no licence of its packages; name a packages folder" };
    }

    // A nupkg says in its nuspec what it depends on.
    private static Package[] NuspecPackages(IReadOnlyList<ArtefactFile> files, ArtefactOptions options)
    {
        var nuspec = files.FirstOrDefault(file => file.Path.IndexOf('/') < 0 && file.Name.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase));
        if (nuspec is null)
        {
            return Array.Empty<Package>();
        }

        var packages = new SortedDictionary<string, Package>(StringComparer.OrdinalIgnoreCase);
        using var xml = XmlReader.Create(new StringReader(nuspec.ReadText()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        try
        {
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "dependency" && xml.GetAttribute("id") is { } id)
                {
                    var version = (xml.GetAttribute("version") ?? "").Trim('[', ']', '(', ')').Split(',')[0];
                    packages[id] = WithLicence(new Package { Id = id, Version = version, Path = new[] { id }, Reference = new Place(nuspec.Path, ((IXmlLineInfo)xml).LineNumber, ((IXmlLineInfo)xml).LinePosition) }, options);
                }
            }
        }
        catch (XmlException)
        {
            // A nupkg with a broken nuspec installs nowhere; its assemblies are read all the same.
        }

        return packages.Values.ToArray();
    }

    /// <summary>What the files of one application show, collected.</summary>
    private sealed class Parts
    {
        public Parts(List<EvidenceGap> gaps) => Gaps = gaps;

        public List<EvidenceGap> Gaps { get; }

        public List<ModelReference> Models { get; } = new();

        public List<UnknownModel> Unknowns { get; } = new();

        public List<ModelFile> ModelFiles { get; } = new();

        public List<ServiceUse> Services { get; } = new();

        public List<CapabilityUse> Capabilities { get; } = new();

        public List<SafetyToolUse> SafetyTools { get; } = new();

        public List<SafetyWeakening> Weakenings { get; } = new();

        public List<AiPart> AiParts { get; } = new();

        public List<ConfigValue> Values { get; } = new();

        public void Add(AssemblyEvidence evidence, bool isPackage)
        {
            foreach (var model in evidence.Models)
            {
                // A library that merely holds names offers them; one that hands a name to a sink has chosen it.
                Models.Add(isPackage && model.Sink is null ? model with { Use = ModelUse.Offered } : model);
            }

            Unknowns.AddRange(evidence.Unknowns);
            Services.AddRange(evidence.Services);
            Capabilities.AddRange(evidence.Capabilities);
            SafetyTools.AddRange(evidence.SafetyTools);
            Weakenings.AddRange(evidence.Weakenings);
            Gaps.AddRange(evidence.Gaps);
        }

        public void Add(ConfigFile file, string path)
        {
            Models.AddRange(file.Models.Select(model => model with { Evidence = Moved(model.Evidence, path) }));
            Unknowns.AddRange(file.Unknowns.Select(unknown => unknown with { Evidence = Moved(unknown.Evidence, path) }));
            Services.AddRange(file.Services.Select(service => service with { Evidence = Moved(service.Evidence, path) }));
            AiParts.AddRange(file.Parts.Select(part => part with { Evidence = Moved(part.Evidence, path) }));
            Values.AddRange(file.Values);
        }

        private static Inventory.Evidence Moved(Inventory.Evidence evidence, string path) => evidence with { Place = evidence.Place with { File = path } };
    }
}
