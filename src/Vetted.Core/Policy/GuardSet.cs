using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Text;

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
        var others = SafetyToolUse.Referenced(project.Inventory, _catalog).Concat(SafetyToolUse.GuardModels(project.Inventory, _catalog)).Select(use => (Tool: _catalog.FindSafetyTool(use.Tool), Use: use));
        _uses = seen.Concat(others).Where(pair => pair.Tool is not null).Select(pair => (pair.Tool!, pair.Use)).ToArray();
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
            .Concat(category == "content-safety" && HasOtherGuardModel ? new Assurance?[] { Assurance.Used } : Array.Empty<Assurance?>())
            .ToArray();
        var best = shown.Length == 0 ? null : shown.Max();

        if (best == Assurance.Used && category == ApprovalRules.Category && ApprovalRules.AllAsk(_inventory))
        {
            return Assurance.Wired;
        }

        // Where the language lets nobody follow the call path, a declared wiring beside a seen use is the most there is.
        var isBeyondReach = best == Assurance.Used && _inventory.Language == "F#" && IsAttested(category);
        return isBeyondReach ? Assurance.Wired : best;
    }

    /// <summary>The tools that count for a category, by name.</summary>
    public IEnumerable<string> ToolsFor(string category) => Counted(category).Select(pair => pair.Tool.Name)
        .Concat(_declared.Attestations.Where(item => item.Category == category && IsShown(item)).Select(item => item.Tool ?? item.Report ?? item.Link ?? ""))
        .Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>How a check gets into the code: the light bulb writes it where a package that brings one is there, which only a project whose packages were read can lack.</summary>
    public string HowToAdd(string category) => SafetyPackages.For(_catalog, category) is not { Count: > 0 } packages || _inventory.Packages.Count == 0 || _inventory.Packages.Any(package => packages.Contains(package.Id, StringComparer.OrdinalIgnoreCase))
        ? "light bulb" : $"dotnet add package {packages[0]}, then the light bulb";

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
        var models = ModelsOf(requirement, project);
        var services = Services(models);
        var isLocal = models.Any(model => model.Files.Count > 0 || model.References.Any(reference => reference.Service is null && model.Identity!.Access == ModelAccess.Weights));
        return !isLocal && services.Length > 0
            && services.All(service => _catalog.FindService(service)?.DefaultSafety.Contains(requirement.Category) == true);
    }

    /// <summary>The hosts of a capability by name, where <see cref="HasProviderDefault"/>.</summary>
    public IEnumerable<string> HostsOf(SafetyRequirement requirement, EvaluationCase project) => Services(ModelsOf(requirement, project))
        .Select(service => _catalog.FindService(service)?.Name ?? service).OrderBy(name => name, StringComparer.Ordinal);

    private static JudgedModel[] ModelsOf(SafetyRequirement requirement, EvaluationCase project) =>
        project.Models.Where(model => model.Identity is { IsGuard: false } identity && identity.Capabilities.Contains(requirement.Capability)).ToArray();

    private string[] Services(IEnumerable<JudgedModel> models) => models.SelectMany(model => model.References).Select(reference => reference.Service).OfType<string>()
        .Concat(_inventory.Services.Select(service => service.Id)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();

    // A guard model without a row among the safety tools; one with a row counts for the row's categories.
    private bool HasOtherGuardModel => _inventory.Models.Any(model =>
        model is { Use: >= ModelUse.Selected, InExecutableCode: true, Identity.IsGuard: true } && model.Evidence.Confidence != Confidence.Low
        && !_catalog.SafetyTools.Any(tool => tool.Kind == "guard-model" && tool.GuardModels.Any(pattern => Glob.IsMatch(pattern, model.Text.ToLowerInvariant()))));

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

    private bool Counts(SafetyTool tool) => _minimum is null || SafetyToolRules.Weakness(tool, _minimum) is null;

    private bool IsAttested(string category) => _declared.Attestations.Any(item => item.Category == category && IsShown(item));

    // A report that is not there, or is another one, shows nothing.
    private bool IsShown(Attestation item) => AttestedReport.ProblemOf(item, _inventory.AttestedFiles) is null;
}
