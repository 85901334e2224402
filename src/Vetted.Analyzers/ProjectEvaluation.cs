using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Source;

namespace Vetted.Analyzers;

/// <summary>
/// What the evaluator says of a compilation: computed when the first callback asks, shared by all analyzers of the compilation, and sorted by the file
/// that shows it.
/// </summary>
internal sealed class ProjectEvaluation
{
    private static readonly ConditionalWeakTable<Compilation, ProjectEvaluation> Evaluations = new();
    private static readonly ShownFinding[] None = Array.Empty<ShownFinding>();

    private readonly object _gate = new();
    private readonly WeakReference<Compilation> _compilation;
    private readonly ProjectFiles _files;
    private SourceReading? _reading;
    private Shown? _shown;

    private ProjectEvaluation(Compilation compilation, ProjectFiles files)
    {
        _compilation = new WeakReference<Compilation>(compilation);
        _files = files;
    }

    /// <summary>The evaluation of a compilation.</summary>
    public static ProjectEvaluation Of(Compilation compilation, ProjectFiles files) => Evaluations.GetValue(compilation, one => new ProjectEvaluation(one, files));

    /// <summary>What a syntax tree shows.</summary>
    public IReadOnlyList<ShownFinding> In(SyntaxTree tree, CancellationToken cancellationToken) =>
        Get(cancellationToken).ByTree.TryGetValue(tree, out var shown) ? shown : None;

    /// <summary>What a project, configuration or facts file shows.</summary>
    public IReadOnlyList<ShownFinding> In(AdditionalText file, CancellationToken cancellationToken) =>
        Get(cancellationToken).ByFile.TryGetValue(file.Path, out var shown) ? shown : None;

    // Whoever comes while another reads helps; only the last short steps are done by one alone. Not a Lazy: a cancelled computation must be tried again and not be remembered.
    private Shown Get(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _shown) is { } known)
        {
            return known;
        }

        var source = Reading(cancellationToken)?.Read(cancellationToken);
        lock (_gate)
        {
            if (_shown is null)
            {
                Volatile.Write(ref _shown, source is null ? Shown.Nothing : new Shown(source, _files, cancellationToken));
                _reading = null;
            }

            return _shown!;
        }
    }

    // Null where the compilation is gone, or was evaluated meanwhile.
    private SourceReading? Reading(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _shown is not null || !_compilation.TryGetTarget(out var compilation) ? null : _reading ??= new SourceReading(compilation, _files.Knowledge, Settings(cancellationToken));
        }
    }

    private SourceSettings Settings(CancellationToken cancellationToken)
    {
        var facts = _files.Facts!;
        return SourceSettings.Default with
        {
            PlacePath = _files.PlacePath,
            FollowsCalls = facts.Inventory.Role == ProjectRole.Application && facts.Policy.Safety.Any(requirement => requirement.Assurance == Assurance.Wired),
            ProjectAssemblies = facts.Inventory.Projects.Select(project => project.Name).ToArray(),
            Configuration = _files.Configuration.Count == 0
                ? ConfigurationValues.None
                : ConfigurationValues.Read(_files.Configuration.Select(file => new KeyValuePair<string, string>(_files.PlacePath(file.Path), ProjectFiles.TextOf(file, cancellationToken).ToString()))),
        };
    }

    private sealed class Shown
    {
        public static readonly Shown Nothing = new();

        private readonly Dictionary<Place, Location> _places = new();
        private readonly Dictionary<Place, ModelReference> _models = new();
        private readonly Dictionary<Place, ClientWiring> _clients = new();
        private readonly Dictionary<string, AdditionalText> _additional = new(StringComparer.Ordinal);
        private readonly ProjectFiles? _files;

        public Shown(SourceEvidence source, ProjectFiles files, CancellationToken cancellationToken)
        {
            _files = files;
            var facts = files.Facts!;
            foreach (var file in files.Projects.Concat(files.Configuration))
            {
                _additional[files.PlacePath(file.Path)] = file;
            }

            RememberPlaces(source);
            var inventory = source.AddTo(facts.Inventory);
            foreach (var finding in Evaluator.Evaluate(inventory, facts.Policy, files.Catalog).Findings)
            {
                if (Speaks(finding, facts))
                {
                    Add(finding, source, cancellationToken);
                }
            }
        }

        private Shown()
        {
        }

        public Dictionary<SyntaxTree, List<ShownFinding>> ByTree { get; } = new();

        public Dictionary<string, List<ShownFinding>> ByFile { get; } = new(StringComparer.Ordinal);

        // Under enforcement the gate tells what is denied; a multi-targeted project hears of its packages once; what only reports show stays there.
        private static bool Speaks(Finding finding, ProjectFacts facts) =>
            finding.Verdict != Verdict.Allow
            && finding.Level != FindingLevel.Report
            && !(facts.IsEnforced && finding.Verdict == Verdict.Deny)
            && (finding.IsAboutCode || facts.TellsProjectFindings);

        private void RememberPlaces(SourceEvidence source)
        {
            foreach (var tree in source.Trees)
            {
                foreach (var model in tree.Models)
                {
                    _models[model.Fact.Evidence.Place] = model.Fact;
                }

                foreach (var client in tree.Clients)
                {
                    _clients[client.Fact.Evidence.Place] = client.Fact;
                }

                Remember(tree.Tree, tree.Clients.Select(one => (one.Fact.Evidence.Place, one.Span)));
                Remember(tree.Tree, tree.Models.Select(one => (one.Fact.Evidence.Place, one.Span)));
                Remember(tree.Tree, tree.Unknowns.Select(one => (one.Fact.Evidence.Place, one.Span)));
                Remember(tree.Tree, tree.Capabilities.Select(one => (one.Fact.Evidence.Place, one.Span)));
                Remember(tree.Tree, tree.SafetyTools.Select(one => (one.Fact.Evidence.Place, one.Span)));
                Remember(tree.Tree, tree.Weakenings.Select(one => (one.Fact.Evidence.Place, one.Span)));
                Remember(tree.Tree, tree.Parts.Select(one => (one.Fact.Evidence.Place, one.Span)));
                Remember(tree.Tree, tree.Services.Select(one => (one.Fact.Evidence.Place, one.Span)));
            }
        }

        private void Remember(SyntaxTree tree, IEnumerable<(Place Place, TextSpan Span)> places)
        {
            foreach (var (place, span) in places)
            {
                _places[place] = Location.Create(tree, span);
            }
        }

        private void Add(Finding finding, SourceEvidence source, CancellationToken cancellationToken)
        {
            var severity = finding.Level == FindingLevel.Suggestion ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
            foreach (var place in finding.Places)
            {
                Add(finding, place, severity, cancellationToken);
                severity = DiagnosticSeverity.Info;
            }

            if (finding.Places.Count == 0)
            {
                Put(ByFile, _files!.FactsFile!.Path, new ShownFinding(finding, Location.None, severity, ImmutableDictionary<string, string?>.Empty));
            }

            if (!finding.IsAboutCode)
            {
                AddEntries(finding, source);
            }
        }

        private void Add(Finding finding, Place place, DiagnosticSeverity severity, CancellationToken cancellationToken)
        {
            var properties = FixProperties.Of(finding, _files!.Facts!, _files.Catalog, _models.TryGetValue(place, out var model) ? model : null, _clients.TryGetValue(place, out var client) ? client : null);
            if (_places.TryGetValue(place, out var location))
            {
                Put(ByTree, location.SourceTree!, new ShownFinding(finding, location, severity, properties));
            }
            else if (_additional.TryGetValue(place.File, out var file))
            {
                Put(ByFile, file.Path, new ShownFinding(finding, FileLocations.In(file, place, cancellationToken), severity, properties));
            }
            else
            {
                // vetted.json and files that ask for packages from outside: told with the facts, at their own place.
                Put(ByFile, _files!.FactsFile!.Path, new ShownFinding(finding, FileLocations.At(_files.FullPath(place.File), place), severity, properties));
            }
        }

        // Where code constructs the package's entry type, so that an editor shows it where people look; a build does not print information.
        private void AddEntries(Finding finding, SourceEvidence source)
        {
            foreach (var tree in source.Trees)
            {
                foreach (var entry in tree.Entries)
                {
                    if (finding.Subject == entry.Fact.Package || finding.Subject.StartsWith(entry.Fact.Package + "/", StringComparison.OrdinalIgnoreCase))
                    {
                        Put(ByTree, tree.Tree, new ShownFinding(finding, Location.Create(tree.Tree, entry.Span), DiagnosticSeverity.Info, FixProperties.Of(finding, _files!.Facts!, _files.Catalog)));
                    }
                }
            }
        }

        private static void Put<TKey>(Dictionary<TKey, List<ShownFinding>> index, TKey key, ShownFinding shown)
            where TKey : notnull
        {
            if (!index.TryGetValue(key, out var list))
            {
                index.Add(key, list = new List<ShownFinding>(1));
            }

            list.Add(shown);
        }
    }
}
