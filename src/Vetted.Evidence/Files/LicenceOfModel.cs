using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Evidence.Files;

/// <summary>
/// The licence of a model file by agreement of evidence: header, card, licence file, and the catalog by name. The first that says something is the answer; where another says something else, both are shown, and a licence of
/// the base model that the file's own tag leaves out is never dropped.
/// </summary>
internal static class LicenceOfModel
{
    public static ModelFile Resolve(ModelFileInput input, long size, FileFacts facts, ModelFolder folder, AiCatalog catalog)
    {
        var card = folder.Card;
        var cardLicence = card?.Licence is "other" or "unknown" ? card.LicenceName : card?.Licence;
        var baseModel = facts.BaseModel ?? (card is { BaseModels.Count: > 0 } ? card.BaseModels[0] : null);
        var identity = Identify(catalog, Path.GetFileName(input.FullPath), facts.Name, folder.Name, Path.GetFileName(Path.GetDirectoryName(input.FullPath) ?? ""), baseModel);
        var claims = new List<(string Source, string Licence)>();
        Claim(claims, catalog, "header", facts.Licence);
        Claim(claims, catalog, "card", cardLicence);
        Claim(claims, catalog, "licence-file", folder.Licence?.Expression);
        var catalogLicence = identity is { Licences.Count: > 0 } ? string.Join(" AND ", identity.Licences) : null;
        Claim(claims, catalog, "catalog", catalogLicence);
        foreach (var other in claims.Skip(1).Where(claim => !claim.Licence.Equals(claims[0].Licence, StringComparison.OrdinalIgnoreCase)))
        {
            facts.Note($"the {claims[0].Source} says {claims[0].Licence}, the {other.Source} says {other.Licence}");
        }

        if (claims.Count == 0 && folder.UnrecognisedLicence is not null)
        {
            facts.Note("the text of " + folder.UnrecognisedLicence + " beside it is not known");
        }

        facts.Set("baseModel", baseModel);
        facts.Set("datasets", card is null ? null : string.Join(", ", card.Datasets));
        facts.Set("languages", card is null ? null : string.Join(", ", card.Languages));
        facts.Set("task", card?.Task);
        facts.Set("licenceLink", card?.LicenceLink);
        facts.Set("companions", facts.Companions.Count == 0 ? null : string.Join(", ", facts.Companions.Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).Take(20)));
        return new ModelFile
        {
            Path = input.DisplayPath,
            Format = facts.Format,
            Size = size,
            Name = facts.Name ?? identity?.Name,
            Licence = claims.Count == 0 ? null : claims[0].Licence,
            LicenceSource = claims.Count == 0 ? null : claims[0].Source,
            Identity = identity,
            Facts = facts.Facts,
            Hazards = facts.Hazards,
            Notes = facts.Notes,
            OutputPath = input.OutputPath,
            Package = input.Package,
            Evidence = new Inventory.Evidence(Technique.File, input.Place ?? new Place(input.DisplayPath, 0)),
        };
    }

    // The file's own name says most; a folder or header name may be the publisher's; the base model is the last resort.
    private static ModelIdentity? Identify(AiCatalog catalog, params string?[] names)
    {
        foreach (var name in names)
        {
            if (!string.IsNullOrEmpty(name) && catalog.Identify(name!, atSink: false) is { } identity)
            {
                return identity;
            }
        }

        return null;
    }

    // Tags, SPDX ids and catalog ids of one licence become its catalog id, so that they can be compared.
    private static void Claim(List<(string Source, string Licence)> claims, AiCatalog catalog, string source, string? licence)
    {
        if (!string.IsNullOrWhiteSpace(licence) && licence is not ("other" or "unknown"))
        {
            claims.Add((source, catalog.FindLicence(licence!.Trim())?.Id ?? licence.Trim()));
        }
    }
}
