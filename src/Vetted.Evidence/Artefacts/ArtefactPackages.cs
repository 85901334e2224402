using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using Vetted.Evidence.NuGet;
using Vetted.Inventory;

namespace Vetted.Evidence.Artefacts;

/// <summary>The packages of an artefact, as its dependency manifest or nuspec lists them, with what is known of their licences.</summary>
internal static class ArtefactPackages
{
    public static Package[] Of(DepsFile deps, ArtefactOptions options)
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

    /// <summary>The package with what a packages folder, or else the catalog, says of its licence.</summary>
    public static Package WithLicence(Package package, ArtefactOptions options)
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
                    return package with { Licence = licence.Expression, LicenceSource = licence.Source, LicenceNote = licence.Note, LicenceSha256 = licence.FileSha256 };
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
    public static Package[] OfNuspec(IReadOnlyList<ArtefactFile> files, ArtefactOptions options)
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
}
