using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>What stands guard in a project, per safety category, and how strongly that is shown.</summary>
internal sealed class GuardSet
{
    private static readonly string[] KeepsAway = { "content-safety", "prompt-injection", "privacy", "tool-approval" };
    private readonly ProjectInventory _inventory;
    private readonly AiCatalog _catalog;
    private readonly Declarations _declared;
    private readonly string? _minimum;
    private readonly (SafetyTool Tool, SafetyToolUse Use)[] _uses;

    public GuardSet(EvaluationCase project)
    {
        _inventory = project.Inventory;
        _catalog = project.Catalog;
        _declared = project.Policy.Declared;
        _minimum = project.Policy.MinimumVetting;
        var seen = project.Inventory.SafetyTools.Select(use => (Tool: _catalog.FindSafetyTool(use.Tool), Use: use));
        var referenced = project.Inventory.Packages.Where(package => !package.IsDevelopmentOnly).SelectMany(package => Referenced(package, project));
        _uses = seen.Concat(referenced).Where(pair => pair.Tool is not null).Select(pair => (pair.Tool!, pair.Use)).ToArray();
    }

    /// <summary>Every tool that was seen, sorted by id, with its strongest assurance and its places.</summary>
    public IEnumerable<(SafetyTool Tool, Assurance Assurance, IReadOnlyList<Place> Places)> Seen => _uses
        .GroupBy(pair => pair.Tool.Id, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (
            group.First().Tool,
            group.Max(pair => pair.Use.Assurance),
            (IReadOnlyList<Place>)group.Select(pair => pair.Use.Evidence.Place).Distinct()
                .OrderBy(place => place.File, StringComparer.Ordinal).ThenBy(place => place.Line).ThenBy(place => place.Column).ToArray()));

    /// <summary>How strongly protection of the category is shown; null where nothing shows it.</summary>
    public Assurance? Best(string category)
    {
        var shown = Counted(category).Select(pair => (Assurance?)pair.Use.Assurance)
            .Concat(IsAttested(category) ? new Assurance?[] { Assurance.Attested } : Array.Empty<Assurance?>())
            .Concat(category == "content-safety" && HasGuardModel ? new Assurance?[] { Assurance.Used } : Array.Empty<Assurance?>())
            .ToArray();
        var best = shown.Length == 0 ? null : shown.Max();

        // Where the language lets nobody follow the call path, a declared wiring beside a seen use is the most there is.
        var isBeyondReach = best == Assurance.Used && _inventory.Language == "F#" && IsAttested(category);
        return isBeyondReach ? Assurance.Wired : best;
    }

    /// <summary>The tools that count for a category, by name.</summary>
    public IEnumerable<string> ToolsFor(string category) => Counted(category).Select(pair => pair.Tool.Name)
        .Concat(_declared.Attestations.Where(item => item.Category == category && IsShown(item)).Select(item => item.Tool ?? item.Report ?? item.Link ?? ""))
        .Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>The tools of a category that do not count because of the policy's minimum vetting.</summary>
    public string UncountedFor(string category) => string.Join(", ", _uses
        .Where(pair => Protects(pair.Tool, category) && !Counts(pair.Tool)).Select(pair => pair.Tool.Name)
        .Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal));

    /// <summary>True where a wired tool guards the model, or where it is not known which client the wired tools guard.</summary>
    public bool Guards(string category, JudgedModel model)
    {
        var wired = Counted(category).Where(pair => pair.Use.Assurance == Assurance.Wired).Select(pair => pair.Use.Guards).ToArray();
        return wired.Length == 0 || wired.Any(guarded => guarded is null
            || string.Equals(guarded, model.Subject, StringComparison.OrdinalIgnoreCase)
            || model.References.Any(reference => string.Equals(guarded, reference.Text, StringComparison.OrdinalIgnoreCase) || guarded == reference.Evidence.Symbol));
    }

    /// <summary>True where every host of the capability documents a filter of the category that is on by default.</summary>
    public bool HasProviderDefault(SafetyRequirement requirement, EvaluationCase project)
    {
        var models = project.Models.Where(model => model.Identity is { IsGuard: false } identity && identity.Capabilities.Contains(requirement.Capability)).ToArray();
        var references = models.SelectMany(model => model.References).ToArray();
        var services = references.Select(reference => reference.Service).OfType<string>()
            .Concat(_inventory.Services.Select(service => service.Id)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var isLocal = models.Any(model => model.Files.Count > 0 || model.References.Any(reference => reference.Service is null && model.Identity!.Access == ModelAccess.Weights));
        return !isLocal && services.Length > 0
            && services.All(service => _catalog.FindService(service)?.DefaultSafety.Contains(requirement.Category) == true);
    }

    private bool HasGuardModel => _inventory.Models.Any(model =>
        model is { Use: >= ModelUse.Selected, InExecutableCode: true, Identity.IsGuard: true } && model.Evidence.Confidence != Confidence.Low);

    private IEnumerable<(SafetyTool Tool, SafetyToolUse Use)> Counted(string category) =>
        _uses.Where(pair => Protects(pair.Tool, category) && Counts(pair.Tool));

    // A hook is a place for a control and none by itself; what only measures or observes keeps nothing away from anybody.
    private static bool Protects(SafetyTool tool, string category) =>
        tool.Categories.Contains(category) && tool.Kind != "hook" && (tool.Acts == "run-time" || !KeepsAway.Contains(category));

    /// <summary>
    /// True where the team attests a filter of the category that the host of these services runs around every call: no code shows it, and none has to.
    /// </summary>
    public bool IsHostAttested(string category, IReadOnlyCollection<string> services) => services.Count > 0 && _declared.Attestations.Any(item =>
        item.Category == category && IsShown(item) && item.Tool is { } id && _catalog.FindSafetyTool(id) is { Kind: "provider-setting", Acts: "run-time" } tool && Counts(tool)
        && services.All(service => tool.Packages.Any(package => string.Equals(_catalog.FindPackage(package)?.Service, service, StringComparison.OrdinalIgnoreCase))));

    /// <summary>True where one of the tools, by catalog id, is vetted as the policy asks.</summary>
    public bool Count(IReadOnlyList<string> tools) => tools.Count == 0 || tools.Any(id => _catalog.FindSafetyTool(id) is { } tool && Counts(tool));

    private bool Counts(SafetyTool tool) => _minimum is null || SafetyRules.Weakness(tool, _minimum) is null;

    private bool IsAttested(string category) => _declared.Attestations.Any(item => item.Category == category && IsShown(item));

    // A report that cannot be read shows nothing; the reader of attestations says so as a gap.
    private bool IsShown(Attestation item) => item.Report is null || !_inventory.Gaps.Any(gap => gap.Place.File == item.Report || gap.What == item.Report);

    private IEnumerable<(SafetyTool? Tool, SafetyToolUse Use)> Referenced(Package package, EvaluationCase project)
    {
        var place = project.PlaceOf(package).FirstOrDefault() ?? new Place("", 0);
        return _catalog.SafetyTools
            .Where(tool => tool.IsDedicatedPackage && tool.Packages.Contains(package.Id, StringComparer.OrdinalIgnoreCase))
            .Select(tool => ((SafetyTool?)tool, new SafetyToolUse(tool.Id, Assurance.Referenced, null, new Evidence(Technique.Manifest, place))));
    }
}
