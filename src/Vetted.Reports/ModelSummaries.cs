using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Reports;

/// <summary>Merges the places and files of an inventory into models, one per identity and dated version.</summary>
internal static class ModelSummaries
{
    /// <summary>The selected and shipped models, sorted by name and version. Mentioned and offered ones are not among them.</summary>
    /// <param name="inventory">What was seen.</param>
    /// <param name="declared">What the team declares: which model a deployment stands for, or under which licence it has a model.</param>
    /// <param name="catalog">What is known.</param>
    public static IReadOnlyList<ModelSummary> Of(ProjectInventory inventory, DeclaredModels declared, AiCatalog catalog)
    {
        var groups = new SortedDictionary<string, Group>(StringComparer.Ordinal);
        foreach (var file in inventory.ModelFiles.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var known = file with { Identity = declared.Identify(file) };
            GroupOf(groups, known.Identity, known.Identity is null ? "file:" + file.WholePath : known.Identity.Name, null).Files.Add(known);
        }

        foreach (var reference in inventory.Models.Where(reference => reference.Use >= ModelUse.Selected).Concat(Deployments(inventory, declared)))
        {
            var known = Identified(reference, declared);
            var group = known.Identity is null && GroupOfFile(groups, known.Text) is { } found
                ? found
                : GroupOf(groups, known.Identity, known.Text, DatedVersion(known.Text));
            group.References.Add(known);
        }

        return groups.Values
            .Select(group => Summarise(group, declared, catalog))
            .OrderBy(summary => summary.Name, StringComparer.Ordinal)
            .ThenBy(summary => summary.Version, StringComparer.Ordinal)
            .ThenBy(summary => summary.Files.Count == 0 ? "" : summary.Files[0].Path, StringComparer.Ordinal)
            .ToArray();
    }

    /// <summary>The places whose model is chosen at run time and nobody declared which.</summary>
    public static IReadOnlyList<UnknownModel> Unresolved(ProjectInventory inventory, DeclaredModels declared) =>
        inventory.Unknowns.Where(unknown => declared.Deployed(unknown.Key) is null).ToArray();

    /// <summary>The distinct names of models that are only offered, sorted.</summary>
    public static IReadOnlyList<string> Offered(ProjectInventory inventory)
    {
        var chosen = new HashSet<string>(inventory.Models.Where(model => model.Use >= ModelUse.Selected).Select(model => model.Name), StringComparer.OrdinalIgnoreCase);
        return inventory.Models
            .Where(model => model.Use == ModelUse.Offered && !chosen.Contains(model.Name))
            .Select(model => model.Name)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToArray();
    }

    /// <summary>The date at the end of an id as its version (<c>gpt-4o-2024-11-20</c>, <c>claude-3-5-sonnet-20241022</c>), or null.</summary>
    internal static string? DatedVersion(string id)
    {
        var end = id.Length;
        var digits = 0;
        var start = end;
        while (start > 0 && (char.IsDigit(id[start - 1]) || (id[start - 1] == '-' && digits is 2 or 4)))
        {
            digits += char.IsDigit(id[start - 1]) ? 1 : 0;
            start--;
            if (digits == 8)
            {
                break;
            }
        }

        var date = id.Substring(start);
        var isDate = digits == 8 && date.StartsWith("20", StringComparison.Ordinal) && date.Length is 8 or 10
            && start > 1 && id[start - 1] is '-' or '@';
        return isDate ? date : null;
    }

    private static IEnumerable<ModelReference> Deployments(ProjectInventory inventory, DeclaredModels declared) =>
        from unknown in inventory.Unknowns
        let identity = declared.Deployed(unknown.Key)
        where identity is not null
        select new ModelReference
        {
            Text = identity.Name,
            Identity = identity,
            Form = "deployment",
            Sink = unknown.Sink,
            Evidence = unknown.Evidence with { Technique = Technique.Declared, Detail = unknown.Key },
        };

    /// <summary>A reference that only the team's word identifies is evidence by declaration.</summary>
    private static ModelReference Identified(ModelReference reference, DeclaredModels declared)
    {
        var identity = declared.Identify(reference);
        return identity == reference.Identity
            ? reference
            : reference with { Text = identity!.Name, Identity = identity, Evidence = reference.Evidence with { Technique = Technique.Declared, Detail = reference.Text } };
    }

    private static Group GroupOf(SortedDictionary<string, Group> groups, ModelIdentity? identity, string name, string? version)
    {
        var key = (identity is null ? "?/" + name : identity.Name.ToLowerInvariant()) + "@" + version;
        if (!groups.TryGetValue(key, out var group))
        {
            groups.Add(key, group = new Group(version));
        }

        return group;
    }

    /// <summary>A loader's argument names the file it loads: its last segment is enough, because output folders flatten paths.</summary>
    private static Group? GroupOfFile(SortedDictionary<string, Group> groups, string text)
    {
        var name = OutputPath.Name(text);
        return name.IndexOf('.') < 0
            ? null
            : groups.Values.FirstOrDefault(group => group.Files.Any(file => string.Equals(OutputPath.Name(file.Path), name, StringComparison.OrdinalIgnoreCase)));
    }

    private static ModelSummary Summarise(Group group, DeclaredModels declared, AiCatalog catalog)
    {
        var identity = group.References.Select(reference => reference.Identity)
            .Concat(group.Files.Select(file => file.Identity))
            .OrderByDescending(candidate => candidate?.Confidence)
            .FirstOrDefault(candidate => candidate is not null);
        var name = identity?.Name
            ?? group.Files.Select(file => file.Name ?? OutputPath.Name(file.Path)).FirstOrDefault()
            ?? group.References[0].Text;
        var licences = Licences(identity, group.Files, catalog);
        return new ModelSummary
        {
            Name = name,
            Version = group.Version,
            Identity = identity,
            Ids = group.References.Select(reference => reference.Text).Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal).ToArray(),
            References = group.References,
            Files = group.Files,
            Services = group.References.Select(reference => reference.Service)
                .Concat(group.References.Select(reference => HostOf(reference.Identity, catalog)))
                .OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal).ToArray(),
            Licences = licences,
            DeclaredLicence = declared.Licence(name, group.References.Select(reference => reference.Text).Concat(group.Files.Select(file => file.Path))) is { } stated
                ? Known(stated, "declared", isAssumed: false, catalog)
                : null,
        };
    }

    /// <summary>The service whose terms the id itself names, where exactly one has them.</summary>
    private static string? HostOf(ModelIdentity? identity, AiCatalog catalog)
    {
        if (identity?.HostTerms is not { } terms)
        {
            return null;
        }

        var hosts = catalog.Services.Where(service => string.Equals(service.HostTerms, terms, StringComparison.OrdinalIgnoreCase)).ToArray();
        return hosts.Length == 1 ? hosts[0].Id : null;
    }

    private static ModelLicence[] Licences(ModelIdentity? identity, List<ModelFile> files, AiCatalog catalog)
    {
        var fromFiles = files
            .Where(file => file.Licence is not null)
            .Select(file => Known(file.Licence!, file.LicenceSource ?? "file", isAssumed: false, catalog));
        var fromCatalog = identity is null
            ? Enumerable.Empty<ModelLicence>()
            : identity.Licences.Select(id => Known(id, "catalog", identity.Confidence == IdentityConfidence.Assumed, catalog));
        return fromFiles.Concat(fromCatalog)
            .GroupBy(licence => licence.Expression, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.First())
            .OrderBy(licence => licence.Expression, StringComparer.Ordinal)
            .ToArray();
    }

    private static ModelLicence Known(string licence, string source, bool isAssumed, AiCatalog catalog)
    {
        var known = catalog.FindLicence(licence);
        return new ModelLicence(known?.Expression ?? SpdxText.Canonical(licence), known, source, isAssumed);
    }

    private sealed class Group
    {
        public Group(string? version) => Version = version;

        public string? Version { get; }

        public List<ModelReference> References { get; } = new();

        public List<ModelFile> Files { get; } = new();
    }
}
