using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Tool.Scan;

/// <summary>
/// An application answers for what its libraries do: what stands guard is judged over it and the projects it references. Licences and models are told where they
/// stand, once.
/// </summary>
internal static class LibraryUse
{
    /// <summary>Judges a project together with the projects it references.</summary>
    /// <param name="inventory">The project.</param>
    /// <param name="libraries">The inventories of the projects it references, directly or not.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="catalog">What is known.</param>
    public static Evaluation Judge(ProjectInventory inventory, IReadOnlyList<ProjectInventory> libraries, EffectivePolicy policy, AiCatalog catalog)
    {
        var own = Evaluator.Evaluate(inventory, policy, catalog);
        if (inventory.Role != ProjectRole.Application || libraries.All(library => library.Capabilities.Count + library.Parts.Count + library.Weakenings.Count + library.SafetyTools.Count + library.Models.Count == 0))
        {
            return own;
        }

        var whole = Evaluator.Evaluate(
            inventory with
            {
                Models = [.. inventory.Models, .. libraries.SelectMany(library => library.Models)],
                Services = [.. inventory.Services, .. libraries.SelectMany(library => library.Services)],
                Capabilities = [.. inventory.Capabilities, .. libraries.SelectMany(library => library.Capabilities)],
                SafetyTools = [.. inventory.SafetyTools, .. libraries.SelectMany(library => library.SafetyTools)],
                Weakenings = [.. inventory.Weakenings, .. libraries.SelectMany(library => library.Weakenings)],
                Parts = [.. inventory.Parts, .. libraries.SelectMany(library => library.Parts)],
                Clients = [.. inventory.Clients, .. libraries.SelectMany(library => library.Clients)],
            },
            policy,
            catalog);
        return own with
        {
            Findings = own.Findings.Where(finding => !IsSafety(finding)).Concat(whole.Findings.Where(IsSafety)).OrderBy(finding => finding.Rule, StringComparer.Ordinal).ToArray(),
            Safety = whole.Safety,
        };
    }

    /// <summary>The projects that a project references, directly or not, as far as they are among the read ones.</summary>
    /// <param name="unit">The project.</param>
    /// <param name="units">All projects by path.</param>
    public static IEnumerable<string> Of(ScanUnit unit, IReadOnlyDictionary<string, ScanUnit> units)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { unit.Key };
        var open = new Queue<ScanUnit>([unit]);
        while (open.TryDequeue(out var next))
        {
            foreach (var path in next.Project?.ProjectReferences ?? [])
            {
                if (units.TryGetValue(path, out var other) && seen.Add(path))
                {
                    open.Enqueue(other);
                    yield return path;
                }
            }
        }
    }

    private static bool IsSafety(Finding finding) => finding.Rule.StartsWith("VET2", StringComparison.Ordinal);
}
