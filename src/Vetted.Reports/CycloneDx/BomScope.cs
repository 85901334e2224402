using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Reports.CycloneDx;

/// <summary>What all parts of a bill are written from.</summary>
internal sealed class BomScope
{
    public BomScope(BomInput input)
    {
        Input = input;
        var declared = new DeclaredModels(input.Policy?.Declared ?? Declarations.None, input.Catalog);
        var models = ModelSummaries.Of(input.Inventory, declared, input.Catalog);
        Unresolved = ModelSummaries.Unresolved(input.Inventory, declared);
        Models = IsFull ? models : models.Where(model => !model.IsNamedByTeamOnly(input.Catalog)).ToArray();
        HiddenModels = models.Count - Models.Count;
        Refs = new BomRefs(input.Inventory, Models, IsFull);
        Services = input.Inventory.Services.Select(service => service.Id)
            .Concat(Models.SelectMany(model => model.Services))
            .Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal).ToArray();
        foreach (var service in Services)
        {
            Refs.Subject(service, BomRefs.Service(service));
        }
    }

    public BomInput Input { get; }

    public ProjectInventory Inventory => Input.Inventory;

    public AiCatalog Catalog => Input.Catalog;

    public CycloneDxVersion Version => Input.SpecVersion;

    public bool IsFull => Input.IsFull;

    /// <summary>The safety tools that were seen, those that are only referenced, the guard models that code asks, and what is wired to clients.</summary>
    public IReadOnlyList<SafetyToolUse> SafetyTools => SafetyToolUse.AllOf(Input.Inventory, Input.Catalog);

    /// <summary>The models that become components.</summary>
    public IReadOnlyList<ModelSummary> Models { get; }

    /// <summary>How many selected models this view does not name, because the name may be one the team chose for a deployment.</summary>
    public int HiddenModels { get; }

    /// <summary>The catalog ids of all services, sorted.</summary>
    public IReadOnlyList<string> Services { get; }

    public BomRefs Refs { get; }

    /// <summary>The places whose model is chosen at run time.</summary>
    public IReadOnlyList<UnknownModel> Unresolved { get; }

    /// <summary>How many models the bill cannot name.</summary>
    public int UnknownModels => Unresolved.Count + HiddenModels;
}
