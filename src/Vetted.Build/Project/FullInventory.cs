using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Vetted.Catalog;
using Vetted.Evidence.Binary;
using Vetted.Evidence.Files;
using Vetted.Inventory;

namespace Vetted.Build;

/// <summary>Everything that a build can see of a project: manifest, compiled assembly, configuration, model files, and what its libraries use.</summary>
/// <param name="Own">The project itself.</param>
/// <param name="WithLibraries">The project with what the team's own libraries use through it.</param>
/// <param name="ForAnalyzers">The part of it that the analyzers see: packages, code, and configured values of keys that code reads.</param>
/// <param name="ToldElsewhere">Places in libraries whose own builds tell their findings.</param>
internal sealed record FullInventory(ProjectInventory Own, ProjectInventory WithLibraries, ProjectInventory ForAnalyzers, IReadOnlyCollection<Place> ToldElsewhere)
{
    /// <summary>Reads the project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="compiled">What the compiler saw and wrote.</param>
    /// <param name="catalog">What is known.</param>
    /// <param name="isGate">True where a lock is written or something can fail: nothing that lies in obj is believed.</param>
    /// <param name="hashing">Hears how far the hashing is, from any thread.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static FullInventory Read(ProjectOptions project, CompiledProject compiled, AiCatalog catalog, bool isGate, Action<long, long> hashing, CancellationToken cancellation)
    {
        var manifest = ManifestInventory.Read(project, catalog);
        var options = BinaryOptions(project, compiled, catalog);
        using var team = new AssemblyTeam(options);
        options = options with { Team = team };
        var binary = AssemblyEvidence.ReadFile(compiled.Assembly, options with { DisplayPath = project.Relative(compiled.Assembly) });
        cancellation.ThrowIfCancellationRequested();
        var places = new LiteralPlaces(project);
        binary = binary with { Models = places.Refine(binary.Models), OfSeveral = places.Refine(binary.OfSeveral) };
        var configuration = ConfigurationEvidence.Read(project, compiled.Files, binary.EmbeddedFiles, catalog);
        var code = InventoryMerge.Add(manifest, binary);
        var own = AddModelFiles(configuration.AddTo(code), project, compiled.Files, catalog, isGate, hashing, cancellation);
        own = InventoryMerge.Sorted(own);

        var told = new HashSet<Place>();
        var all = own;
        foreach (var library in compiled.ProjectReferences)
        {
            cancellation.ThrowIfCancellationRequested();
            var (inventory, isTold) = ReadLibrary(library, options with { DisplayPath = project.Relative(library) }, isGate);
            all = InventoryMerge.Add(all, inventory);
            if (isTold)
            {
                told.UnionWith(inventory.Models.Select(model => model.Evidence.Place));
                told.UnionWith(inventory.ModelFiles.Select(file => file.Evidence.Place));
                told.UnionWith(inventory.Weakenings.Select(weakening => weakening.Evidence.Place));
            }
        }

        var (started, gaps) = StartedProjects.Read(project, compiled.StartedProjects);
        all = all with { Models = all.Models.Concat(StartedProjects.Join(own, places.Refine(binary.Deployments), started, catalog)).ToArray(), Gaps = all.Gaps.Concat(gaps).ToArray() };

        // What only shows across assemblies no analyzer can tell.
        var seenByAnalyzers = code with { Models = code.Models.Except(binary.OfSeveral).ToArray() };
        var forAnalyzers = configuration.AnswerAsAnalyzersDo(seenByAnalyzers) with { Gaps = manifest.Gaps };
        return new FullInventory(own, InventoryMerge.Sorted(all), InventoryMerge.Sorted(forAnalyzers), told);
    }

    /// <summary>The same with the evidence files of attestations, which belong to the project and not to its libraries.</summary>
    public FullInventory With(IReadOnlyList<AttestedFile> files) => this with { Own = Own with { AttestedFiles = files }, WithLibraries = WithLibraries with { AttestedFiles = files } };

    private static ProjectInventory AddModelFiles(ProjectInventory own, ProjectOptions project, IReadOnlyList<ProjectFile> files, AiCatalog catalog, bool isGate, Action<long, long> hashing, CancellationToken cancellation)
    {
        var packages = own.Packages.Where(package => package.Folder is not null).ToArray();

        // A package's content arrives among the items too, by its absolute path; it stays the package's.
        bool IsOfPackage(ProjectFile file) => packages.Any(package => IsInside(file.FullPath, package.Folder!));
        var outputs = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files.Where(file => File.Exists(file.FullPath)))
        {
            var path = Path.GetFullPath(file.FullPath);
            outputs[path] = file.OutputPath ?? (outputs.TryGetValue(path, out var known) ? known : null);
        }

        var inputs = files.Where(file => File.Exists(file.FullPath) && !IsOfPackage(file))
            .Select(file => new ModelFileInput(file.FullPath, project.Relative(file.FullPath), file.OutputPath))
            .Concat(packages.SelectMany(package => package.ModelFiles.Select(path => Path.GetFullPath(Path.Combine(package.Folder!, path))).Concat(outputs.Keys.Where(path => IsInside(path, package.Folder!))).Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(path => new ModelFileInput(
                    path, "package:" + package.Id + "/" + package.Version + "/" + Inside(path, package.Folder!), outputs.TryGetValue(path, out var output) ? output : null, Package: package.Id + "/" + package.Version, Place: package.Reference))))
            // The SDK's own None glob lists a file that a Content item copies; the one that travels counts.
            .GroupBy(input => input.DisplayPath, StringComparer.Ordinal).Select(group => group.OrderByDescending(input => input.OutputPath is not null).First()).ToArray();
        var hasher = new ModelHasher(isGate ? null : Path.Combine(project.WorkFolder, "hashes.tsv"));
        var read = ModelFileEvidence.Read(inputs, catalog, hasher, own.Packages.Any(package => PythonHosts.IsPackage(package.Id)), hashing, cancellation);
        hasher.Save();
        return own with { ModelFiles = read.Files, Gaps = own.Gaps.Concat(read.Gaps).ToArray() };
    }

    private static bool IsInside(string path, string folder) => path.StartsWith(folder.TrimEnd('/', '\\') + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);

    private static string Inside(string path, string folder) => path.Substring(folder.TrimEnd('/', '\\').Length + 1).Replace('\\', '/');

    /// <summary>What a library wrote beside its assembly, else what its IL shows. The gate reads the IL as well: the file beside it may be anybody's.</summary>
    private static (ProjectInventory Inventory, bool IsTold) ReadLibrary(string library, AssemblyEvidenceOptions options, bool isGate)
    {
        var beside = Path.ChangeExtension(library, null) + ProjectOptions.InventoryEnding;
        var written = File.Exists(beside) ? InventoryJson.Read(File.ReadAllText(beside), out _) : null;
        if (written is not null && !isGate)
        {
            return (written, true);
        }

        var empty = new ProjectInventory { Name = Path.GetFileNameWithoutExtension(library) };
        var seen = InventoryMerge.Add(empty, AssemblyEvidence.ReadFile(library, options));
        return (written is null ? seen : InventoryMerge.Add(seen, written), written is not null);
    }

    private static AssemblyEvidenceOptions BinaryOptions(ProjectOptions project, CompiledProject compiled, AiCatalog catalog) => new()
    {
        DisplayPath = "",
        RepositoryRoot = project.RepositoryRoot,
        References = compiled.References,
        ProjectAssemblies = compiled.ProjectReferences.Select(Path.GetFileNameWithoutExtension).ToArray()!,
        Catalog = catalog,
    };
}
