using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Vetted.Catalog;
using Vetted.Evidence.Attested;
using Vetted.Evidence.Config;
using Vetted.Evidence.Files;
using Vetted.Evidence.Notices;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Source;

namespace Vetted.Tool.Scan;

/// <summary>What a scan found in one project or in the files without one.</summary>
/// <param name="Inventory">What was seen; places are relative to the scanned path.</param>
/// <param name="Evaluation">What the policy says of it.</param>
/// <param name="Catalog">What it was judged by: the shipped catalog with those that its policy names on top.</param>
internal sealed record ScannedProject(ProjectInventory Inventory, Evaluation Evaluation, AiCatalog Catalog);

/// <summary>Scans a checkout without restoring or building it.</summary>
internal sealed class Scanner
{
    private static readonly string[] TextEndings = { ".fs", ".fsx", ".razor", ".cshtml", ".dib" };
    private readonly AiCatalog _shipped;
    private readonly ScanPolicies _policies;
    private readonly Action<string> _progress;

    // Of the project at hand; neighbours mostly share them.
    private IReadOnlyList<PolicyOverlay> _overlays = [];
    private AiCatalog _catalog;
    private SourceKnowledge _knowledge;

    public Scanner(AiCatalog catalog, ScanPolicies policies, Action<string> progress)
    {
        _shipped = catalog;
        _catalog = catalog;
        _knowledge = SourceKnowledge.Of(catalog);
        _policies = policies;
        _progress = progress;
    }

    /// <summary>Scans a path.</summary>
    /// <param name="path">Absolute path of a folder, project, .sln, .slnx or .slnf.</param>
    /// <param name="cancellation">Stops the scan.</param>
    public IReadOnlyList<ScannedProject> Scan(string path, CancellationToken cancellation)
    {
        var folder = ScanFolder.Of(path);
        IReadOnlyCollection<string>? only = Directory.Exists(path) ? null : ScanUnit.IsProject(path) ? [path] : ScanUnit.ProjectsOf(path);
        var all = ScanUnit.Group(folder, null);
        var units = only is null ? all : all.Where(unit => only.Contains(unit.Key)).ToArray();
        var byPath = all.ToDictionary(unit => unit.Key, StringComparer.Ordinal);
        var pool = new ReferencePool();
        var sources = new SourceScanner(folder, pool);
        var hosts = AppHosts.Read(all, host => ReadSource(host, byPath, folder, sources, [], cancellation));
        var read = new List<(ScanUnit Unit, ProjectInventory Inventory, EffectivePolicy Policy, AiCatalog Catalog)>();
        for (var i = 0; i < units.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            _progress($"{i + 1}/{units.Count} {folder.Relative(units[i].Key)}");
            var policy = _policies.For(folder.Root, Path.GetDirectoryName(units[i].Key == folder.Root ? Path.Combine(folder.Root, "x") : units[i].Key)!);
            Know(policy);
            var inventory = Read(units[i], byPath, folder, sources, hosts.Of(units[i]), cancellation);
            inventory = inventory with
            {
                Duties = Look(units[i], folder, inventory, policy),
                AttestedFiles = AttestedFiles.Read(folder.Root, policy.Declared.Attestations, _policies.IsOfRepository),
            };
            read.Add((units[i], inventory, policy, _catalog));
        }

        var byKey = read.ToDictionary(one => one.Unit.Key, one => one.Inventory, StringComparer.Ordinal);
        return read.Select(one => new ScannedProject(
            one.Inventory,
            LibraryUse.Judge(one.Inventory, LibraryUse.Of(one.Unit, byPath).Where(byKey.ContainsKey).Select(key => byKey[key]).ToArray(), one.Policy, one.Catalog),
            one.Catalog)).ToArray();
    }

    // A scan knows no output: whether a notice goes with the product is the build's to say.
    private DutySearch Look(ScanUnit unit, ScanFolder folder, ProjectInventory inventory, EffectivePolicy policy)
    {
        var wanted = ModelDuty.LookedFor(ModelDuty.AllOf(inventory, policy, _catalog));
        var shown = new HashSet<string>(policy.Declared.DisplayedIn.Select(path => Path.GetFullPath(Path.Combine(folder.Root, path))), StringComparer.Ordinal);
        var beside = folder.Files.Where(file => Path.GetDirectoryName(file) == folder.Root.TrimEnd('/', '\\'));
        return wanted.Count == 0 ? DutySearch.Nothing : DutyReader.Search(
            unit.Files.Concat(beside).Concat(shown.Where(File.Exists)).Where(file => shown.Contains(file) || NoticeSource.IsCandidate(file) || unit.Sources.Contains(file)).Select(file => NoticeSource.Of(file, folder.Relative(file), inOutput: false, shown.Contains(file))),
            wanted,
            sawOutput: false);
    }

    private void Know(EffectivePolicy policy)
    {
        if (!policy.Overlays.SequenceEqual(_overlays))
        {
            _overlays = policy.Overlays;
            _catalog = policy.CatalogOver(_shipped);
            _knowledge = SourceKnowledge.Of(_catalog);
        }
    }

    private SourceEvidence? ReadSource(ScanUnit unit, IReadOnlyDictionary<string, ScanUnit> units, ScanFolder folder, SourceScanner sources, IReadOnlyList<NamedDeployment> deployments, CancellationToken cancellation)
    {
        var values = new List<KeyValuePair<string, ConfigurationValue>>();
        foreach (var file in unit.Files.Where(IsSettings))
        {
            if (ReadText(file, ConfigReader.MaximumLength) is { } text)
            {
                values.AddRange(ConfigReader.Read(folder.Relative(file), text, _catalog).Values.Select(value => new KeyValuePair<string, ConfigurationValue>(value.Key, new ConfigurationValue(value.Value, value.Place))));
            }
        }

        return sources.Read(unit, units, _knowledge, ConfigurationValues.Of(values), deployments, cancellation);
    }

    // The files that .NET configuration reads by default, and those that set the environment it reads.
    private static bool IsSettings(string file)
    {
        var name = Path.GetFileName(file);
        return (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && (name.Contains("settings", StringComparison.OrdinalIgnoreCase) || name.StartsWith("config", StringComparison.OrdinalIgnoreCase) || name.Equals("secrets.json", StringComparison.OrdinalIgnoreCase)))
            || name.StartsWith(".env", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".env", StringComparison.OrdinalIgnoreCase)
            || (name.Contains("compose", StringComparison.OrdinalIgnoreCase) && (name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)));
    }

    private ProjectInventory Read(ScanUnit unit, IReadOnlyDictionary<string, ScanUnit> units, ScanFolder folder, SourceScanner sources, IReadOnlyList<NamedDeployment> deployments, CancellationToken cancellation)
    {
        var models = new List<ModelReference>();
        var unknowns = new List<UnknownModel>();
        var services = new List<ServiceUse>();
        var parts = new List<AiPart>();
        var tools = new List<SafetyToolUse>();
        var weakenings = new List<SafetyWeakening>();
        foreach (var file in unit.Files)
        {
            var relative = folder.Relative(file);
            if (ConfigReader.Reads(relative) && !IsOwnCatalog(relative) && ReadText(file, ConfigReader.MaximumLength) is { } text)
            {
                var config = ConfigReader.Read(relative, text, _catalog);
                models.AddRange(config.Models);
                unknowns.AddRange(config.Unknowns);
                services.AddRange(config.Services);
                parts.AddRange(config.Parts);
                tools.AddRange(config.SafetyTools);
                weakenings.AddRange(config.Weakenings);
            }
            else if (TextEndings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && ReadText(file, 2 * 1024 * 1024) is { } code)
            {
                models.AddRange(TextScanner.Read(relative, code, _catalog));
            }
        }

        var inventory = new ProjectInventory
        {
            Name = unit.Name,
            ProjectFile = unit.Project is null ? "" : folder.Relative(unit.Key),
            TargetFramework = unit.Project?.TargetFramework ?? "",
            Language = unit.Project?.Language ?? "",
            Role = unit.Project?.Role ?? ProjectRole.Library,
            Packages = Packages(unit, folder),
            ModelFiles = ModelFiles(unit, folder, cancellation),
        };
        if (ReadSource(unit, units, folder, sources, deployments, cancellation) is { } evidence)
        {
            var read = evidence.AddTo(inventory);
            models.AddRange(read.Models);
            unknowns.AddRange(read.Unknowns);
            services.AddRange(read.Services);
            parts.AddRange(read.Parts);
            inventory = read;
        }

        var isAboutAi = models.Exists(model => model.Identity is not null) || services.Count > 0 || inventory.ModelFiles.Count > 0 || unit.Packages.Any(line => _catalog.FindPackage(line.Id) is not null);
        return inventory with
        {
            Models = Merge(models),
            Unknowns = unknowns.Where(unknown => isAboutAi || DecidesModel(unknown)).GroupBy(unknown => (unknown.Evidence.Place.File, unknown.Evidence.Place.Line, unknown.Key)).Select(group => group.First())
                .OrderBy(unknown => unknown.Evidence.Place.File, StringComparer.Ordinal).ThenBy(unknown => unknown.Evidence.Place.Line).ThenBy(unknown => unknown.Evidence.Place.Column).ToArray(),
            Services = services.OrderBy(service => service.Evidence.Place.File, StringComparer.Ordinal).ThenBy(service => service.Evidence.Place.Line).Distinct().ToArray(),
            SafetyTools = tools.Concat(inventory.SafetyTools).Distinct().OrderBy(tool => tool.Evidence.Place.File, StringComparer.Ordinal).ThenBy(tool => tool.Evidence.Place.Line).ThenBy(tool => tool.Tool, StringComparer.Ordinal).ToArray(),
            Weakenings = weakenings.Concat(inventory.Weakenings).Distinct().OrderBy(one => one.Evidence.Place.File, StringComparer.Ordinal).ThenBy(one => one.Evidence.Place.Line).ToArray(),
            Parts = parts.Distinct().OrderBy(part => part.Evidence.Place.File, StringComparer.Ordinal).ThenBy(part => part.Evidence.Place.Line).ThenBy(part => part.Name, StringComparer.Ordinal).ToArray(),
        };
    }

    // configuration["engine"] in a project without AI is about another engine.
    private static bool DecidesModel(UnknownModel unknown) => unknown.Sink is not null || ConfigReader.IsAboutAi(unknown.Key);

    // What the organisation's catalog knows is no use of it.
    private bool IsOwnCatalog(string relative) => _overlays.Any(overlay => overlay.Path == relative);

    // One place is told once: the bound engine knows more of a literal than the text scanner, and of a configured value more than the reader of its file.
    private static ModelReference[] Merge(IEnumerable<ModelReference> models)
    {
        var best = new Dictionary<(string File, int Line, string Text), ModelReference>();
        foreach (var model in models)
        {
            var place = model.Evidence.Place;
            var key = (place.File, place.Line, model.Text);
            if (!best.TryGetValue(key, out var known) || Rank(model) > Rank(known))
            {
                best[key] = model;
            }
        }

        return best.Values.OrderBy(model => model.Evidence.Place.File, StringComparer.Ordinal).ThenBy(model => model.Evidence.Place.Line).ThenBy(model => model.Evidence.Place.Column).ThenBy(model => model.Text, StringComparer.Ordinal).ToArray();
    }

    private static int Rank(ModelReference model) => ((int)model.Use * 4) + (model.Sink is null ? 0 : 2) + (model.Identity is null ? 0 : 1);

    private Package[] Packages(ScanUnit unit, ScanFolder folder)
    {
        var direct = new List<Package>();
        foreach (var line in unit.Packages)
        {
            var version = line.Version.Trim('[', ']', '(', ')').Split(',')[0].Trim();
            var package = new Package
            {
                Id = line.Id,
                Version = version,
                Path = [line.Id],
                IsDevelopmentOnly = line.IsDevelopmentOnly,
                Reference = line.Place with { File = folder.Relative(line.Place.File) },
            };
            direct.Add(_catalog.FindPackage(line.Id)?.LicenceFor(version) is { } licence
                ? package with { Licence = licence, LicenceSource = LicenceSource.Catalog }
                : package with { LicenceNote = "a scan restores nothing; the build reads the package's own licence" });
        }

        return direct.OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase).ToArray();
    }

    private ModelFile[] ModelFiles(ScanUnit unit, ScanFolder folder, CancellationToken cancellation)
    {
        var inputs = unit.Files.Where(ModelFileEvidence.IsCandidate).Select(file => new ModelFileInput(file, folder.Relative(file))).ToArray();
        return inputs.Length == 0 ? [] : ModelFileEvidence.Read(inputs, _catalog, null, HostsPython(unit), cancellation: cancellation).Files.ToArray();
    }

    private static bool HostsPython(ScanUnit unit) => unit.Project?.Packages.Any(line => PythonHosts.IsPackage(line.Id)) == true;

    private static string? ReadText(string file, int limit)
    {
        try
        {
            return new FileInfo(file).Length > limit ? null : File.ReadAllText(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
