using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Reports;

/// <summary>Merges the places and files of an inventory into models, one per identity and dated version.</summary>
internal static class ModelSummaries
{
    /// <summary>The selected and shipped models, sorted by name and version. Mentioned and offered ones are not among them.</summary>
    public static IReadOnlyList<ModelSummary> Of(ProjectInventory inventory, AiCatalog catalog)
    {
        var groups = new SortedDictionary<string, Group>(StringComparer.Ordinal);
        foreach (var file in inventory.ModelFiles.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            GroupOf(groups, file.Identity, file.Identity is null ? "file:" + file.Path : file.Identity.Name, null).Files.Add(file);
        }

        foreach (var reference in inventory.Models.Where(reference => reference.Use >= ModelUse.Selected))
        {
            var version = DatedVersion(reference.Text);
            var group = reference.Identity is null && GroupOfFile(groups, reference.Text) is { } found
                ? found
                : GroupOf(groups, reference.Identity, reference.Text, version);
            group.References.Add(reference);
        }

        return groups.Values
            .Select(group => Summarise(group, catalog))
            .OrderBy(summary => summary.Name, StringComparer.Ordinal)
            .ThenBy(summary => summary.Version, StringComparer.Ordinal)
            .ThenBy(summary => summary.Files.Count == 0 ? "" : summary.Files[0].Path, StringComparer.Ordinal)
            .ToArray();
    }

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

    private static Group GroupOf(SortedDictionary<string, Group> groups, ModelIdentity? identity, string name, string? version)
    {
        var key = (identity is null ? "?/" + name : identity.Publisher + "/" + identity.Name.ToLowerInvariant()) + "@" + version;
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

    private static ModelSummary Summarise(Group group, AiCatalog catalog)
    {
        var identity = group.References.Select(reference => reference.Identity)
            .Concat(group.Files.Select(file => file.Identity))
            .OrderByDescending(candidate => candidate?.Confidence)
            .FirstOrDefault(candidate => candidate is not null);
        return new ModelSummary
        {
            Name = identity?.Name
                ?? group.Files.Select(file => file.Name ?? OutputPath.Name(file.Path)).FirstOrDefault()
                ?? group.References[0].Text,
            Version = group.Version,
            Identity = identity,
            Ids = group.References.Select(reference => reference.Text).Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal).ToArray(),
            References = group.References,
            Files = group.Files,
            Services = group.References.Select(reference => reference.Service)
                .Concat(group.References.Select(reference => HostOf(reference.Identity, catalog)))
                .OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal).ToArray(),
            Licences = Licences(identity, group.Files, catalog),
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
        return new ModelLicence(known?.Expression ?? licence, known, source, isAssumed);
    }

    private sealed class Group
    {
        public Group(string? version) => Version = version;

        public string? Version { get; }

        public List<ModelReference> References { get; } = new();

        public List<ModelFile> Files { get; } = new();
    }
}
