using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Vetted.Catalog;
using Vetted.Evidence.Binary;
using Vetted.Evidence.Config;
using Vetted.Inventory;

namespace Vetted.Build;

/// <summary>The configuration files of a project, those embedded in its assembly too, and the answers they hold for the keys that its code reads.</summary>
internal sealed class ConfigurationEvidence
{
    // Files that no item list names: they begin with a dot or lie beside the code.
    private static readonly string[] BesideTheProject = { ".env", ".mcp.json", "mcp.json", ".vscode/mcp.json", "Properties/launchSettings.json" };

    private readonly List<(string Name, ConfigFile File)> _files = new();
    private readonly List<EvidenceGap> _gaps = new();
    private readonly AiCatalog _catalog;

    private ConfigurationEvidence(AiCatalog catalog) => _catalog = catalog;

    public static ConfigurationEvidence Read(ProjectOptions options, IEnumerable<ProjectFile> files, IEnumerable<EmbeddedFile> embedded, AiCatalog catalog)
    {
        var evidence = new ConfigurationEvidence(catalog);
        foreach (var path in Paths(options, files))
        {
            evidence.ReadFile(path, options.Relative(path));
        }

        foreach (var file in embedded.Where(file => ConfigReader.Reads(file.Name)))
        {
            evidence._files.Add((file.Name, ConfigReader.Read(file.Name, Encoding.UTF8.GetString(file.Content), catalog)));
        }

        return evidence;
    }

    /// <summary>The project with all that its configuration says.</summary>
    public ProjectInventory AddTo(ProjectInventory project)
    {
        var files = _files.Select(pair => pair.File).ToArray();
        var answered = Answer(project, files, files.SelectMany(file => file.Models).Select(model => model.Evidence.Place));
        return answered with
        {
            Models = answered.Models.Concat(files.SelectMany(file => file.Models)).ToArray(),
            Unknowns = answered.Unknowns.Concat(files.SelectMany(file => file.Unknowns)).ToArray(),
            Services = answered.Services.Concat(files.SelectMany(file => file.Services)).ToArray(),
            SafetyTools = answered.SafetyTools.Concat(files.SelectMany(file => file.SafetyTools)).ToArray(),
            Weakenings = answered.Weakenings.Concat(files.SelectMany(file => file.Weakenings)).ToArray(),
            Parts = answered.Parts.Concat(files.SelectMany(file => file.Parts)).ToArray(),
            Gaps = answered.Gaps.Concat(_gaps).ToArray(),
        };
    }

    /// <summary>The project with what the analyzers learn from configuration: the values in appsettings files of keys that code reads.</summary>
    public ProjectInventory AnswerAsAnalyzersDo(ProjectInventory project) =>
        Answer(project, _files.Where(pair => Path.GetFileName(pair.Name).StartsWith("appsettings", StringComparison.OrdinalIgnoreCase)).Select(pair => pair.File), Enumerable.Empty<Place>());

    private ProjectInventory Answer(ProjectInventory project, IEnumerable<ConfigFile> files, IEnumerable<Place> known)
    {
        var values = files.SelectMany(file => file.Values).Where(value => value.Value.Length > 0).ToLookup(value => Key(value.Key), StringComparer.OrdinalIgnoreCase);
        var told = new HashSet<Place>(known);
        var answered = project.Unknowns.Where(unknown => unknown.Reason is "configuration" or "environment" && values.Contains(Key(unknown.Key))).ToArray();
        return project with
        {
            Models = project.Models.Concat(answered.SelectMany(unknown => values[Key(unknown.Key)].Where(value => told.Add(value.Place)).Select(value => Model(unknown, value)))).ToArray(),
            Unknowns = project.Unknowns.Except(answered).ToArray(),
        };
    }

    private ModelReference Model(UnknownModel unknown, ConfigValue value) => new()
    {
        Text = value.Value,
        Identity = _catalog.Identify(value.Value),
        Form = "config",
        Sink = unknown.Sink,
        InExecutableCode = false,
        Evidence = new Inventory.Evidence(Technique.Manifest, value.Place, Detail: "value of " + unknown.Key),
    };

    // An environment variable writes the colon of a key as two underscores.
    private static string Key(string key) => key.Replace("__", ":");

    private void ReadFile(string path, string name)
    {
        try
        {
            if (new FileInfo(path).Length <= ConfigReader.MaximumLength)
            {
                _files.Add((name, ConfigReader.Read(name, File.ReadAllText(path), _catalog)));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _gaps.Add(new EvidenceGap(name, "the file could not be opened", new Place(name, 0)));
        }
    }

    private static IEnumerable<string> Paths(ProjectOptions options, IEnumerable<ProjectFile> files) => files.Select(file => file.FullPath)
        .Concat(BesideTheProject.Select(name => Path.Combine(options.ProjectFolder, name.Replace('/', Path.DirectorySeparatorChar))))
        .Concat(Directory.GetFiles(options.ProjectFolder, "appsettings*.json"))
        .Append(options.ProjectFile)
        .Where(ConfigReader.Reads).Where(File.Exists).Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal);
}
