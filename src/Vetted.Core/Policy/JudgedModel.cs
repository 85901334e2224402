using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>A model of the project with everything that was seen of it: its selected references, its shipped files, and what the team declares of it.</summary>
internal sealed record JudgedModel
{
    /// <summary>What findings and exceptions call it: its name, or the path of a file nobody knows.</summary>
    public required string Subject { get; init; }

    /// <summary>Who it is; null where neither the catalog nor the team knows.</summary>
    public ModelIdentity? Identity { get; init; }

    /// <summary>Licences that apply, all at once, as catalog ids or SPDX expressions; empty where unknown.</summary>
    public IReadOnlyList<string> Licences { get; init; } = Array.Empty<string>();

    /// <summary>Catalog ids of the terms of its hosts.</summary>
    public IReadOnlyList<string> HostTerms { get; init; } = Array.Empty<string>();

    public LicenceClass Class { get; init; }

    public LicenceKind Kind { get; init; }

    public IReadOnlyList<ModelReference> References { get; init; } = Array.Empty<ModelReference>();

    public IReadOnlyList<ModelFile> Files { get; init; } = Array.Empty<ModelFile>();

    public bool IsAboutCode => References.Count > 0;

    /// <summary>False where all that was seen of it is a guess: that never decides a denial.</summary>
    public bool IsCertain => References.Any(reference => reference.Evidence.Confidence != Confidence.Low) || Files.Any(file => file.Evidence.Confidence != Confidence.Low);

    /// <summary>The subject, with the team's own names by which other projects ask for it and where they do: only its app host knows that these are the same.</summary>
    public string Called
    {
        get
        {
            var names = References.Where(reference => reference.Alias is not null).Select(reference => $"\"{reference.Alias}\" at {reference.Evidence.Place}")
                .Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToArray();
            return Subject + Wording.InParentheses(names);
        }
    }

    /// <summary>Its places: code first, then where only a name of the team's own stands, then configuration, then files.</summary>
    public IEnumerable<Place> Places => References
        .OrderBy(reference => !reference.InExecutableCode ? 2 : reference.Alias is null ? 0 : 1)
        .ThenBy(reference => reference.Evidence.Place.File, StringComparer.Ordinal)
        .ThenBy(reference => reference.Evidence.Place.Line)
        .ThenBy(reference => reference.Evidence.Place.Column)
        .Select(reference => reference.Evidence.Place)
        .Concat(Files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => file.Evidence.Place));

    /// <summary>All selected and shipped models of a project, sorted by subject.</summary>
    public static IReadOnlyList<JudgedModel> AllOf(ProjectInventory inventory, EffectivePolicy policy, AiCatalog catalog)
    {
        var declared = new DeclaredModels(policy.Declared, catalog);
        var references = inventory.Models.Where(reference => reference.Use >= ModelUse.Selected)
            .Select(reference => (Reference: reference, Identity: declared.Identify(reference)));
        var files = inventory.ModelFiles.Select(file => (File: file, Identity: declared.Identify(file)));
        return references.Select(item => (Key: item.Identity?.Name ?? item.Reference.Text, item.Identity, Reference: (ModelReference?)item.Reference, File: (ModelFile?)null))
            .Concat(files.Select(item => (Key: item.Identity?.Name ?? item.File.WholePath, item.Identity, Reference: (ModelReference?)null, File: (ModelFile?)item.File)))
            .GroupBy(item => item.Key, StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Of(
                group.First().Key,
                group.Select(item => item.Identity).FirstOrDefault(identity => identity is not null),
                group.Select(item => item.Identity).OfType<ModelIdentity>().ToArray(),
                group.Select(item => item.Reference).OfType<ModelReference>().ToArray(),
                group.Select(item => item.File).OfType<ModelFile>().ToArray(),
                declared,
                catalog))
            .ToArray();
    }

    private static JudgedModel Of(
        string subject, ModelIdentity? identity, ModelIdentity[] identities, ModelReference[] references, ModelFile[] files, DeclaredModels declared, AiCatalog catalog)
    {
        var licences = declared.Licence(subject, references.Select(reference => reference.Text).Concat(files.Select(file => file.Path))) is { } stated
            ? new[] { stated }
            : identities.SelectMany(item => item.Licences).Concat(files.Select(file => file.Licence).OfType<string>())
                .Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(id => id, StringComparer.Ordinal).ToArray();
        var hostTerms = identities.Select(item => item.HostTerms)
            .Concat(references.Select(reference => reference.Service is { } service ? catalog.FindService(service)?.HostTerms : null))
            .OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal).ToArray();
        var isAsIdentified = identities.Length > 0 && identities.All(item => licences.SequenceEqual(item.Licences.OrderBy(id => id, StringComparer.Ordinal), StringComparer.OrdinalIgnoreCase));
        var (licenceClass, kind) = isAsIdentified ? (identity!.Class, identity.Kind) : LicenceStrictness.StrictestOf(licences, catalog);
        return new JudgedModel
        {
            Subject = subject,
            Identity = identity,
            Licences = licences,
            HostTerms = hostTerms,
            Class = licenceClass,
            Kind = kind,
            References = references,
            Files = files,
        };
    }
}
