using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Reports;

/// <summary>One model of a project: every place that selects it and every file that holds it, merged by identity.</summary>
internal sealed record ModelSummary
{
    /// <summary>Its name: the catalog's, else the one in its file, else the id as written.</summary>
    public required string Name { get; init; }

    /// <summary>The dated version that the id itself names; null where it names none.</summary>
    public string? Version { get; init; }

    /// <summary>Who the catalog says it is; null where it does not know it.</summary>
    public ModelIdentity? Identity { get; init; }

    /// <summary>The ids that code and configuration write, sorted.</summary>
    public IReadOnlyList<string> Ids { get; init; } = Array.Empty<string>();

    /// <summary>Shipped where its weights are among the files, else selected.</summary>
    public ModelUse Use => Files.Count > 0 ? ModelUse.Shipped : References.Max(reference => reference.Use);

    /// <summary>The places that select it, in the inventory's order.</summary>
    public IReadOnlyList<ModelReference> References { get; init; } = Array.Empty<ModelReference>();

    /// <summary>Its files, sorted by path.</summary>
    public IReadOnlyList<ModelFile> Files { get; init; } = Array.Empty<ModelFile>();

    /// <summary>Catalog ids of the services it is called through, sorted.</summary>
    public IReadOnlyList<string> Services { get; init; } = Array.Empty<string>();

    /// <summary>Its licences as its files and the catalog say; all of them apply.</summary>
    public IReadOnlyList<ModelLicence> Licences { get; init; } = Array.Empty<ModelLicence>();

    /// <summary>The licence under which the team says it has the model, in place of the others; null where it does not say.</summary>
    public ModelLicence? DeclaredLicence { get; init; }

    /// <summary>All evidence of it: places first, files after.</summary>
    public IEnumerable<Evidence> Evidence => References.Select(reference => reference.Evidence).Concat(Files.Select(file => file.Evidence));

    /// <summary>True where every place is only a team's word that a deployment name stands for it, or a name a service lets its users choose.</summary>
    public bool IsNamedByTeamOnly(AiCatalog catalog) =>
        Identity is null && Files.Count == 0
        && References.All(reference => reference.Service is { } service && catalog.FindService(service)?.UsesDeploymentNames == true);
}

/// <summary>A licence of a model.</summary>
/// <param name="Expression">SPDX id, expression or LicenseRef.</param>
/// <param name="Known">What the catalog knows of it; null where it does not know it.</param>
/// <param name="Source">Where it was found: <c>catalog</c>, or as <see cref="ModelFile.LicenceSource"/> says.</param>
/// <param name="IsAssumed">True where the catalog knows the family and not this member of it.</param>
internal sealed record ModelLicence(string Expression, Licence? Known, string Source, bool IsAssumed)
{
    /// <summary>Its name, else its expression.</summary>
    public string Name => Known?.Name ?? Expression;
}
