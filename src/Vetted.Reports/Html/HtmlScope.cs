using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Reports.Html;

/// <summary>What all parts of the report are written from.</summary>
internal sealed class HtmlScope
{
    public HtmlScope(BomInput input)
    {
        Input = input;
        var declared = new DeclaredModels(input.Policy?.Declared ?? Declarations.None, input.Catalog);
        Models = ModelSummaries.Of(input.Inventory, declared, input.Catalog)
            .Where(model => IsFull || !model.IsNamedByTeamOnly(input.Catalog))
            .Select(model => IsFull ? model : model with { DeclaredLicence = null })
            .ToArray();
        Offered = ModelSummaries.Offered(input.Inventory);
        Unresolved = ModelSummaries.Unresolved(input.Inventory, declared);
        Tools = SafetyToolUse.AllOf(input.Inventory, input.Catalog).Where(tool => IsFull || tool.Assurance != Assurance.Attested)
            .OrderBy(tool => tool.Tool, StringComparer.Ordinal).ThenByDescending(tool => tool.Assurance).ThenBy(tool => tool.Guards, StringComparer.Ordinal).ToArray();
        Findings = IsFull && input.Evaluation is { } evaluation
            ? evaluation.Findings.OrderByDescending(finding => finding.Verdict).ThenByDescending(finding => finding.Level)
                .ThenBy(finding => finding.Rule, StringComparer.Ordinal).ThenBy(finding => finding.Subject, StringComparer.Ordinal).ThenBy(finding => finding.Message, StringComparer.Ordinal).ToArray()
            : Array.Empty<Finding>();
        AiPackages = input.Inventory.Packages.Where(package => input.Catalog.FindPackage(package.Id) is not null)
            .OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase).ThenBy(package => package.Version, StringComparer.Ordinal).ToArray();
        OtherPackages = input.Inventory.Packages.Where(package => input.Catalog.FindPackage(package.Id) is null)
            .OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase).ThenBy(package => package.Version, StringComparer.Ordinal).ToArray();
    }

    public BomInput Input { get; }

    public ProjectInventory Inventory => Input.Inventory;

    public AiCatalog Catalog => Input.Catalog;

    public bool IsFull => Input.IsFull;

    public IReadOnlyList<ModelSummary> Models { get; }

    public IReadOnlyList<string> Offered { get; }

    public IReadOnlyList<UnknownModel> Unresolved { get; }

    public IReadOnlyList<SafetyToolUse> Tools { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public IReadOnlyList<Package> AiPackages { get; }

    public IReadOnlyList<Package> OtherPackages { get; }

    public string ToolName(string id) => Catalog.FindSafetyTool(id)?.Name ?? id;
}
