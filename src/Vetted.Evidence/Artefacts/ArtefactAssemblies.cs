using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Vetted.Evidence.Binary;
using Vetted.Evidence.Config;
using Vetted.Evidence.Files;
using Vetted.Inventory;

namespace Vetted.Evidence.Artefacts;

/// <summary>
/// Reads every assembly of an application together, so that a value is followed from one to another; also those under another name or embedded in another assembly. Of SDKs that the catalog knows only what they hand to
/// others counts, because they name every model of their service.
/// </summary>
internal sealed class ArtefactAssemblies
{
    private static readonly string[] FrameworkNames = { "mscorlib", "netstandard", "WindowsBase" };

    private const int DeepestEmbedding = 3;
    private const int LargestEmbedded = 256 * 1024 * 1024;

    private readonly IReadOnlyList<ArtefactFile> _files;
    private readonly ArtefactOptions _options;
    private readonly ArtefactParts _parts;
    private readonly AssemblyOwners _owners;
    private readonly ArtefactFile[] _assemblies;
    private readonly AssemblyEvidenceOptions _binary;

    private ArtefactAssemblies(IReadOnlyList<ArtefactFile> files, IReadOnlyList<DepsFile> manifests, ArtefactOptions options, ArtefactParts parts)
    {
        _files = files;
        _options = options;
        _parts = parts;
        _owners = new AssemblyOwners(manifests);
        _assemblies = files.Where(file => file.Kind == ContentKind.ManagedImage).ToArray();
        _binary = BinaryOptions();
    }

    public static void Read(IReadOnlyList<ArtefactFile> files, IReadOnlyList<DepsFile> manifests, ArtefactOptions options, ArtefactParts parts) => new ArtefactAssemblies(files, manifests, options, parts).Read();

    private AssemblyEvidenceOptions BinaryOptions()
    {
        var byPath = new Dictionary<string, ArtefactFile>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in _files)
        {
            byPath[file.Path] = file;
        }

        var references = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in _assemblies.OrderByDescending(file => file.Path.Count(c => c == '/')).ThenByDescending(file => file.Path, StringComparer.Ordinal))
        {
            // Of several with one name the run time takes the one beside the application.
            references[Path.GetFileNameWithoutExtension(file.Name)] = file.Path;
        }

        return new AssemblyEvidenceOptions
        {
            DisplayPath = "",
            References = references,
            Open = path => byPath.TryGetValue(path, out var file) ? file.Open() : null,
            ProjectAssemblies = references.Keys.Where(IsOfTheTeam).ToArray(),
            Catalog = _options.Catalog,
        };
    }

    // Where no manifest says whose an assembly is: the framework names no model, and following values into it costs much.
    private bool IsOfTheTeam(string name) => _owners.Of(name + ".dll") is { } owner
        ? owner.Type == "project"
        : !name.StartsWith("System.", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("Microsoft.", StringComparison.OrdinalIgnoreCase) && !FrameworkNames.Contains(name, StringComparer.OrdinalIgnoreCase)
            && _options.Catalog.FindPackage(name) is null;

    private void Read()
    {
        // Every thread follows values through a team of its own; what they found is put together in the order of the files.
        var found = new Examined[_assemblies.Length];
        Parallel.For(0, found.Length, () => new AssemblyTeam(_binary), (index, _, team) =>
        {
            found[index] = Examine(_assemblies[index], team);
            return team;
        }, team => team.Dispose());
        foreach (var one in found)
        {
            Take(one);
        }

        foreach (var file in _files.Where(file => file.Kind == ContentKind.Webcil))
        {
            Gap(file.Path, "it is an assembly in the form of Blazor WebAssembly, which is not read; verify a publish with WasmEnableWebcil=false");
        }

        var names = new HashSet<string>(_assemblies.Select(file => file.Name), StringComparer.OrdinalIgnoreCase);
        foreach (var missing in _owners.OfProjects.Where(name => !names.Contains(name) && _assemblies.Length > 0))
        {
            Gap(missing, "the dependency manifest lists it as code of the team, and it is not in the artefact");
        }

        if (_assemblies.Length == 0)
        {
            var first = _files.Count == 0 ? null : _files[0];
            Gap(first is null || first.Folder.Length == 0 ? "." : first.Folder, "there is no managed assembly to read (ahead-of-time compiled, or not a .NET artefact)", first?.Path ?? ".");
        }
    }

    private Examined Examine(ArtefactFile file, AssemblyTeam team)
    {
        var owner = _owners.Of(file.Name);
        var catalogued = owner is null ? _options.Catalog.FindPackage(Path.GetFileNameWithoutExtension(file.Name)) : owner.Type == "package" ? _options.Catalog.FindPackage(owner.Id) : null;
        var examined = new Examined(file, owner, catalogued is not null);
        byte[] image;
        try
        {
            image = file.ReadBytes();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException or OverflowException)
        {
            return examined with { Gap = "the file could not be read: " + problem.Message };
        }

        if (owner is { Type: "package" } && _options.PackagesFolder is { } folder)
        {
            if (!PackageFiles.Holds(folder, owner, file.Name, image))
            {
                examined = examined with
                {
                    Gap = $"the dependency manifest says that it comes from the package {owner.Id} {owner.Version}, and the packages folder holds no such file; restore that package there, or verify a publish without trimming",
                };
            }
            else if (catalogued is not null)
            {
                return examined;
            }
        }

        var pdb = _files.FirstOrDefault(other => other.Kind == ContentKind.Symbols && other.Folder == file.Folder && other.Name.Equals(Path.GetFileNameWithoutExtension(file.Name) + ".pdb", StringComparison.OrdinalIgnoreCase));
        return examined with { Evidence = Read(image, pdb?.ReadBytes(), file.Path, team, examined.IsCatalogued) };
    }

    private void Take(Examined examined)
    {
        var (file, owner, isCatalogued) = (examined.File, examined.Owner, examined.IsCatalogued);
        if (examined.Gap is { } gap)
        {
            Gap(file.Path, gap);
        }

        if (examined.Evidence is not { } evidence)
        {
            return;
        }

        if (owner is null && !file.Name.EndsWith(".resources.dll", StringComparison.OrdinalIgnoreCase) && evidence.Name.Length > 0)
        {
            _parts.Unlisted.Add(new Package
            {
                Id = evidence.Name,
                Version = evidence.Version ?? "",
                Path = new[] { evidence.Name },
                LicenceNote = "the dependency manifest does not list its assembly " + file.Path,
                Reference = new Place(file.Path, 0),
            });
        }

        if (isCatalogued)
        {
            _parts.AddCatalogued(evidence, Path.GetFileNameWithoutExtension(file.Name));
            return;
        }

        _parts.Add(evidence, isPackage: owner is { Type: "package" or "runtimepack" });
        _parts.HasEntryPoint |= owner is not { Type: "package" or "runtimepack" } && evidence.HasEntryPoint;
        ReadEmbedded(evidence, file.Path, depth: 0);
    }

    private AssemblyEvidence Read(byte[] image, byte[]? pdb, string path, AssemblyTeam? team, bool isCatalogued = false) =>
        AssemblyEvidence.Read(image, pdb, _binary with { DisplayPath = path, Team = team, SinksOnly = isCatalogued });

    private void ReadEmbedded(AssemblyEvidence evidence, string owner, int depth)
    {
        foreach (var embedded in evidence.EmbeddedFiles)
        {
            ReadEmbedded(embedded.Name, embedded.Content, owner + "!" + embedded.Name, depth);
        }
    }

    private void ReadEmbedded(string name, byte[] content, string path, int depth)
    {
        var asFile = name.IndexOf("appsettings", StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? name.Substring(at) : name;
        if (depth < DeepestEmbedding && ContentKinds.IsManaged(content))
        {
            // Assemblies that the program loads from its own resources.
            var inner = Read(content, null, path, team: null);
            _parts.Add(inner, isPackage: _owners.Of(inner.Name + ".dll") is { Type: "package" });
            ReadEmbedded(inner, path, depth + 1);
        }
        else if (name.EndsWith(".compressed", StringComparison.OrdinalIgnoreCase) && Inflate(content) is { } inflated)
        {
            ReadEmbedded(name.Substring(0, name.Length - ".compressed".Length), inflated, path, depth + 1);
        }
        else if (ConfigReader.Reads(asFile))
        {
            _parts.Add(ConfigReader.Read(asFile, System.Text.Encoding.UTF8.GetString(content), _options.Catalog), path);
        }
        else
        {
            var input = new ModelFileInput(path, path, Open: () => new MemoryStream(content, writable: false));
            _parts.ModelFiles.AddRange(ModelFileEvidence.Read(new[] { input }, _options.Catalog, _options.HashModelFiles ? new ModelHasher(null) : null).Files);
        }
    }

    // Costura and its like deflate what they embed.
    private static byte[]? Inflate(byte[] content)
    {
        try
        {
            using var source = new DeflateStream(new MemoryStream(content, writable: false), CompressionMode.Decompress);
            using var target = new MemoryStream();
            var buffer = new byte[81920];
            for (int count; (count = source.Read(buffer, 0, buffer.Length)) > 0;)
            {
                target.Write(buffer, 0, count);
                if (target.Length > LargestEmbedded)
                {
                    return null;
                }
            }

            return target.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private void Gap(string what, string why, string? place = null) => _parts.Gaps.Add(new EvidenceGap(what, why, new Place(place ?? what, 0)));

    /// <summary>What one file showed.</summary>
    /// <param name="File">The file.</param>
    /// <param name="Owner">The library that the manifest says brings it; null for none.</param>
    /// <param name="IsCatalogued">True for an assembly that calls itself a catalogued AI package's.</param>
    private sealed record Examined(ArtefactFile File, DepsLibrary? Owner, bool IsCatalogued)
    {
        public AssemblyEvidence? Evidence { get; init; }

        public string? Gap { get; init; }
    }
}
