using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>Where a capability is in use.</summary>
/// <param name="Places">Its places, the one to tell first.</param>
/// <param name="Models">The models that do it, sorted.</param>
/// <param name="IsInCode">True where code shows it and not only a package.</param>
internal sealed record CapabilityPlaces(IReadOnlyList<Place> Places, IReadOnlyList<string> Models, bool IsInCode);

/// <summary>
/// What AI does in an application: what its code calls, what its models do, and what its direct AI packages are for. An abstraction, a library or a test
/// demands nothing.
/// </summary>
internal sealed class CapabilitySet
{
    private static readonly string[] SilentRoles = { "abstraction", "tokenizer", "evaluation", "safety", "observability" };
    private readonly EvaluationCase _project;

    private CapabilitySet(EvaluationCase project) => _project = project;

    public static CapabilitySet Of(EvaluationCase project) => new(project);

    /// <summary>True where the model has the capability, or where nothing is known of what it does.</summary>
    public static bool Does(JudgedModel model, string capability) =>
        model.Identity is not { Capabilities.Count: > 0 } identity || identity.Capabilities.Contains(capability);

    /// <summary>Where the capability is in use, or null.</summary>
    public CapabilityPlaces? Find(string capability)
    {
        if (FindInCode(capability) is { } code)
        {
            return code;
        }

        // A package for many things says little once code shows which of them is used; a policy wants the strict reading.
        if (_project.SawCode && !_project.Policy.IsPresent)
        {
            return null;
        }

        var places = _project.AiPackages
            .Where(package => package.Origin == PackageOrigin.Direct && !package.IsDevelopmentOnly)
            .Where(package => _project.Catalog.FindPackage(package.Id) is { } row && row.Capabilities.Contains(capability) && !SilentRoles.Contains(row.Role))
            .SelectMany(_project.PlaceOf)
            .Distinct()
            .ToArray();
        return places.Length == 0 ? null : new CapabilityPlaces(places, Array.Empty<string>(), IsInCode: false);
    }

    /// <summary>Where code or configuration shows the capability, or null.</summary>
    public CapabilityPlaces? FindInCode(string capability)
    {
        var uses = _project.Inventory.Capabilities.Where(use => use.Name == capability)
            .OrderBy(use => EvaluationCase.IsCode(use.Evidence) ? 0 : 1)
            .ThenBy(use => use.Evidence.Place.File, StringComparer.Ordinal)
            .ThenBy(use => use.Evidence.Place.Line)
            .ThenBy(use => use.Evidence.Place.Column)
            .ToArray();
        var models = _project.Models
            .Where(model => model.Identity is { IsGuard: false } identity && identity.Capabilities.Contains(capability) && model.References.Any(IsUsedHere))
            .ToArray();
        var places = uses.Select(use => use.Evidence.Place).Concat(uses.Length > 0 ? Array.Empty<Place>() : models.SelectMany(model => model.Places)).Distinct().ToArray();
        return places.Length == 0 ? null : new CapabilityPlaces(
            places,
            models.Select(model => model.Subject).ToArray(),
            uses.Length == 0 || uses.Any(use => EvaluationCase.IsCode(use.Evidence)));
    }

    // An app host gives models to other projects, which are asked what they do with them.
    private static bool IsUsedHere(ModelReference reference) =>
        reference.InExecutableCode && reference.Alias is null && !(reference.SinkPackage is { } package && ModelSinkNames.IsAppHosts(package));
}
