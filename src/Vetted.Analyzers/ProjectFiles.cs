using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Vetted.Catalog;
using Vetted.Policy;
using Vetted.Source;

namespace Vetted.Analyzers;

/// <summary>The additional files of a compilation that speak to the rules, by the kind that Vetted.AI.targets marks them with.</summary>
internal sealed class ProjectFiles
{
    private const string KindKey = "build_metadata.AdditionalFiles.VettedKind";
    private const string ProjectFolderKey = "build_property.ProjectDir";

    /// <summary>Reads the facts file; the driver keeps the result as long as the file's text.</summary>
    public static readonly AdditionalTextValueProvider<ReadFacts> FactsProvider = new(Read);

    private readonly string? _root;
    private readonly ReadFacts? _read;

    private ProjectFiles(AnalyzerOptions options, Func<AdditionalText, ReadFacts?> readFacts)
    {
        var configuration = new List<AdditionalText>();
        var projects = new List<AdditionalText>();
        foreach (var file in options.AdditionalFiles)
        {
            if (!options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(KindKey, out var kind))
            {
                continue;
            }

            switch (kind)
            {
                case "facts":
                    FactsFile = file;
                    break;
                case "config":
                    configuration.Add(file);
                    break;
                case "project":
                    projects.Add(file);
                    break;
            }
        }

        Configuration = configuration;
        Projects = projects;
        if (FactsFile is not null && readFacts(FactsFile) is { } read)
        {
            Facts = read.Facts;
            FactsError = read.Error;
            _read = read;
        }

        if (Facts is not null && options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(ProjectFolderKey, out var folder))
        {
            _root = RootOf(folder, Facts.Inventory.ProjectFile);
        }
    }

    /// <summary>What the build knows of the project; null where there is no facts file (the package's targets did not run).</summary>
    public ProjectFacts? Facts { get; }

    /// <summary>Why the facts file cannot be read; null where it can.</summary>
    public string? FactsError { get; }

    /// <summary>What is known: the shipped catalog with the organisation's own on top.</summary>
    public AiCatalog Catalog => _read?.Catalog ?? AiCatalog.Shared;

    /// <summary>What the source engine asks of <see cref="Catalog"/>.</summary>
    public SourceKnowledge Knowledge => _read?.Knowledge ?? SourceKnowledge.Shared;

    /// <summary>The facts file.</summary>
    public AdditionalText? FactsFile { get; }

    /// <summary>The configuration files.</summary>
    public IReadOnlyList<AdditionalText> Configuration { get; }

    /// <summary>The project file and the files it imports that ask for packages.</summary>
    public IReadOnlyList<AdditionalText> Projects { get; }

    /// <summary>The files of a compilation.</summary>
    public static ProjectFiles Of(AnalyzerOptions options, Func<AdditionalText, ReadFacts?> readFacts) => new(options, readFacts);

    /// <summary>A path as places write it: relative to the repository's root where it lies below.</summary>
    public string PlacePath(string path)
    {
        var normal = path.Replace('\\', '/');
        return _root is not null && normal.StartsWith(_root, StringComparison.Ordinal) ? normal.Substring(_root.Length) : normal;
    }

    /// <summary>The path on this machine of a place's file.</summary>
    public string FullPath(string placePath) => _root is null || placePath.StartsWith("/", StringComparison.Ordinal) || placePath.IndexOf(':') == 1 ? placePath : _root + placePath;

    /// <summary>The text of a file; empty where it cannot be read.</summary>
    public static SourceText TextOf(AdditionalText file, CancellationToken cancellationToken) => file.GetText(cancellationToken) ?? SourceText.From("");

    // ProjectDir is /repo/src/App/ and the project file src/App/App.csproj: the root is what the first has more.
    private static string? RootOf(string projectFolder, string projectFile)
    {
        var folder = projectFolder.Replace('\\', '/').TrimEnd('/');
        var slash = projectFile.LastIndexOf('/');
        var relative = slash < 0 ? "" : "/" + projectFile.Substring(0, slash);
        return projectFile.Length > 0 && folder.EndsWith(relative, StringComparison.OrdinalIgnoreCase) ? folder.Substring(0, folder.Length - relative.Length) + "/" : null;
    }

    private static ReadFacts Read(AdditionalText file)
    {
        var text = TextOf(file, CancellationToken.None);
        if (ProjectFacts.IsInactive(text.ToString(new TextSpan(0, Math.Min(text.Length, ProjectFacts.InactiveBeginning)))))
        {
            return ReadFacts.Nothing;
        }

        var facts = ProjectFacts.Read(text.ToString(), out var error);
        return new ReadFacts(facts, error is null ? null : $"the facts that the build wrote for the analyzers cannot be read, so nothing was checked in code: {error.Message}. Build once more");
    }

    /// <summary>What the facts file says, or why it cannot be read.</summary>
    public sealed class ReadFacts
    {
        /// <summary>Of a project without AI: nothing more was read, not even the catalog.</summary>
        public static readonly ReadFacts Nothing = new(null, null);

        private readonly AiCatalog? _catalog;
        private readonly SourceKnowledge? _knowledge;

        public ReadFacts(ProjectFacts? facts, string? error)
        {
            (Facts, Error) = (facts, error);
            if (facts is { Policy.Overlays.Count: > 0 })
            {
                _catalog = facts.Policy.CatalogOver(AiCatalog.Shared);
                _knowledge = SourceKnowledge.Of(_catalog);
            }
        }

        public ProjectFacts? Facts { get; }

        public string? Error { get; }

        public AiCatalog Catalog => _catalog ?? AiCatalog.Shared;

        public SourceKnowledge Knowledge => _knowledge ?? SourceKnowledge.Shared;
    }
}
