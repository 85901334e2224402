using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>What every rule looks at: the project, the policy, the catalog, and what follows from them together.</summary>
internal sealed class EvaluationCase
{
    public EvaluationCase(ProjectInventory inventory, EffectivePolicy policy, AiCatalog catalog, string? asOf, LockFile? accepted)
    {
        Inventory = inventory;
        Policy = policy;
        Catalog = catalog;
        AsOf = asOf;
        Accepted = accepted;
        Models = JudgedModel.AllOf(inventory, policy, catalog);
        var declared = new DeclaredModels(policy.Declared, catalog);
        Unresolved = inventory.Unknowns.Where(unknown => declared.Deployed(unknown.Key) is null).ToArray();
        AiPackages = inventory.Packages.Where(package => catalog.FindPackage(package.Id) is not null).ToArray();
    }

    public ProjectInventory Inventory { get; }

    public EffectivePolicy Policy { get; }

    public AiCatalog Catalog { get; }

    /// <summary>The day that dates are judged against, <c>yyyy-MM-dd</c>; null where none is to be judged.</summary>
    public string? AsOf { get; }

    /// <summary>The accepted inventory; <see cref="LockFile.Missing"/> where there is none, null where nobody looked.</summary>
    public LockFile? Accepted { get; }

    /// <summary>The selected and shipped models, sorted by subject.</summary>
    public IReadOnlyList<JudgedModel> Models { get; }

    /// <summary>Places where the model is chosen at run time and nobody declared which.</summary>
    public IReadOnlyList<UnknownModel> Unresolved { get; }

    /// <summary>The packages that the catalog knows as AI packages.</summary>
    public IReadOnlyList<Package> AiPackages { get; }

    /// <summary>True where code was read, so that the absence of a call means something.</summary>
    public bool SawCode =>
        Inventory.Models.Any(model => IsCode(model.Evidence)) || Inventory.Capabilities.Any(use => IsCode(use.Evidence))
        || Inventory.SafetyTools.Any(tool => IsCode(tool.Evidence)) || Inventory.Services.Any(service => IsCode(service.Evidence))
        || Inventory.Unknowns.Any(unknown => IsCode(unknown.Evidence));

    /// <summary>Where a package is asked for, or the project file.</summary>
    public IEnumerable<Place> PlaceOf(Package package) => package.Reference is { } place ? new[] { place } : ProjectPlace;

    /// <summary>The project file as a place; none for an artefact.</summary>
    public IEnumerable<Place> ProjectPlace => Inventory.ProjectFile.Length == 0 ? System.Array.Empty<Place>() : new[] { new Place(Inventory.ProjectFile, 0) };

    public static bool IsCode(Evidence evidence) => evidence.Technique is Technique.Source or Technique.Binary;
}
