using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Reports.CycloneDx;

/// <summary>The bom-refs of everything in a bill: made from what things are and never from their order, and unique.</summary>
internal sealed class BomRefs
{
    private readonly Dictionary<string, string> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _projects = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _subjects = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<ModelSummary, string> _models = new();
    private readonly Dictionary<ModelFile, string> _files = new();
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal) { BomEvidence.ToolRef };

    public BomRefs(ProjectInventory inventory, IReadOnlyList<ModelSummary> models, bool isFull)
    {
        Root = Take("project:" + inventory.Name);
        foreach (var package in inventory.Packages.OrderBy(package => package.PackageUrl, StringComparer.Ordinal))
        {
            var reference = Take(package.PackageUrl);
            _packages[package.Id + "/" + package.Version] = reference;
            Subject(package.Id + "/" + package.Version, reference);
            Subject(package.Id, reference);
        }

        foreach (var project in inventory.Projects.OrderBy(project => project.Name, StringComparer.Ordinal))
        {
            _projects[project.Name] = Take("project:" + project.Name);
        }

        foreach (var model in models)
        {
            Add(model, isFull);
        }
    }

    /// <summary>The project itself.</summary>
    public string Root { get; }

    /// <summary>All packages, sorted.</summary>
    public IReadOnlyCollection<string> Packages => _packages.Values.OrderBy(reference => reference, StringComparer.Ordinal).ToArray();

    /// <summary>A model.</summary>
    public string this[ModelSummary model] => _models[model];

    /// <summary>A file of a model.</summary>
    public string this[ModelFile file] => _files[file];

    /// <summary>A service.</summary>
    public static string Service(string id) => "service:" + id;

    /// <summary>A safety tool.</summary>
    public static string SafetyTool(string id) => "safety-tool:" + id;

    /// <summary>A project that this project references.</summary>
    public string Project(string name) => _projects[name];

    /// <summary>What a component depends on: <c>id/version</c> of packages and names of projects. What the graph does not hold is left out.</summary>
    public IReadOnlyCollection<string> Dependencies(IEnumerable<string> dependencies) => dependencies
        .Select(dependency => _packages.TryGetValue(dependency, out var package) ? package : _projects.TryGetValue(dependency, out var project) ? project : null)
        .OfType<string>().ToArray();

    /// <summary>The package of that id, in whatever version; null where there is none.</summary>
    public string? Package(string id) => _subjects.TryGetValue(id, out var reference) && reference.StartsWith("pkg:nuget/", StringComparison.Ordinal) ? reference : null;

    /// <summary>What a finding is about; the project itself where it is about no single component.</summary>
    public string OfSubject(string subject) => _subjects.TryGetValue(subject, out var reference) ? reference : Root;

    /// <summary>Registers a further reference, made unique by a number where it is taken.</summary>
    public string Take(string wanted)
    {
        var reference = wanted;
        for (var i = 2; !_taken.Add(reference); i++)
        {
            reference = wanted + "#" + i.ToString(CultureInfo.InvariantCulture);
        }

        return reference;
    }

    /// <summary>Lets findings about a subject point at a component.</summary>
    public void Subject(string subject, string reference)
    {
        if (!_subjects.ContainsKey(subject))
        {
            _subjects.Add(subject, reference);
        }
    }

    private void Add(ModelSummary model, bool isFull)
    {
        var publisher = model.Identity?.Publisher is { } name ? name.ToLowerInvariant().Replace(' ', '-') + "/" : "";
        var reference = Take("model:" + publisher + model.Name + (model.Version is null ? "" : "@" + model.Version));
        _models.Add(model, reference);
        Subject(model.Name, reference);
        foreach (var id in model.Ids)
        {
            Subject(id, reference);
        }

        foreach (var file in model.Files)
        {
            var fileReference = Take("file:" + (isFull ? OutputPath.Of(file.Path) : ShippedPath(file)));
            _files.Add(file, fileReference);
            Subject(file.Path, fileReference);
        }
    }

    /// <summary>Where the receiver finds a file: in the output, else in its package, else only its name.</summary>
    public static string ShippedPath(ModelFile file) =>
        file.OutputPath is { } output ? OutputPath.Of(output) : file.Package is not null ? file.Path : OutputPath.Name(file.Path);
}
