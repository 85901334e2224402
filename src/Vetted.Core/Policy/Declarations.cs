using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;
using Vetted.Licensing;

namespace Vetted.Policy;

/// <summary>Facts that the team declares: evidence of the technique <see cref="Technique.Declared"/>, never a rule.</summary>
public sealed record Declarations
{
    /// <summary>Nothing is declared.</summary>
    public static Declarations None { get; } = new();

    /// <summary>Where the organisation is established, as ISO 3166 codes; null where not declared.</summary>
    public IReadOnlyList<string>? EstablishedIn { get; init; }

    /// <summary>The group's revenue, once per currency or period; empty where not declared.</summary>
    public IReadOnlyList<DeclaredRevenue> Revenue { get; init; } = Array.Empty<DeclaredRevenue>();

    /// <summary>Monthly active users of the group, by the day they were counted.</summary>
    public IReadOnlyList<UserCount> Users { get; init; } = Array.Empty<UserCount>();

    /// <summary>Businesses of the organisation that licences name; null where not declared, empty for none of them.</summary>
    public IReadOnlyList<string>? Businesses { get; init; }

    /// <summary>Whether the product is commercial; null where not declared.</summary>
    public bool? Commercial { get; init; }

    /// <summary>Whether the product serves research only; null where not declared.</summary>
    public bool? ResearchOnly { get; init; }

    /// <summary>Where the product is offered, as ISO 3166 codes or <c>EU</c>, <c>EEA</c>, <c>worldwide</c>; null where not declared.</summary>
    public IReadOnlyList<string>? Territories { get; init; }

    /// <summary>The youngest age the product is meant for, in years; null where not declared.</summary>
    public int? MinimumAge { get; init; }

    /// <summary>Whether the team fine-tunes models; null where not declared.</summary>
    public bool? FineTunes { get; init; }

    /// <summary>Whether outputs train other models; null where not declared.</summary>
    public bool? Distils { get; init; }

    /// <summary>Whether models trained on outputs compete with where the outputs come from; null where not declared.</summary>
    public bool? TrainedModelsCompete { get; init; }

    /// <summary>Files in which texts that licences ask to display are shown, as paths from the repository's root.</summary>
    public IReadOnlyList<string> DisplayedIn { get; init; } = Array.Empty<string>();

    /// <summary>The kind of model for deployment practices; null where not declared.</summary>
    public string? ModelType { get; init; }

    /// <summary>The kind of release for deployment practices; null where not declared.</summary>
    public string? ReleaseType { get; init; }

    /// <summary>Which model a deployment name or configuration key stands for.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Deployments { get; init; } = Array.Empty<KeyValuePair<string, string>>();

    /// <summary>What is declared of models, by id or file path.</summary>
    public IReadOnlyList<DeclaredModel> Models { get; init; } = Array.Empty<DeclaredModel>();

    /// <summary>What is declared of packages, by id.</summary>
    public IReadOnlyList<DeclaredPackage> Packages { get; init; } = Array.Empty<DeclaredPackage>();

    /// <summary>What is shown by a file or a link.</summary>
    public IReadOnlyList<Attestation> Attestations { get; init; } = Array.Empty<Attestation>();

    /// <summary>The same facts in the form that licence terms are checked against.</summary>
    public DeclaredFacts ToFacts() => new()
    {
        Organisation = new OrganisationFacts
        {
            EstablishedIn = EstablishedIn,
            Revenue = Revenue,
            Users = Users.ToDictionary(item => item.Date, item => item.Count, StringComparer.Ordinal),
        },
        Product = new ProductFacts
        {
            Commercial = Commercial,
            ResearchOnly = ResearchOnly,
            Territories = Territories,
            Businesses = Businesses,
            MinimumAge = MinimumAge,
            FineTunes = FineTunes,
            Distils = Distils,
            TrainedModelsCompete = TrainedModelsCompete,
        },
        Models = Models.ToDictionary(
            model => model.Id,
            model => new ModelFacts
            {
                Obtained = model.Obtained,
                GivenOn = model.GivenOn,
                Multimodal = model.Multimodal,
                Changed = model.Changed,
                PaidService = model.PaidService,
            },
            StringComparer.Ordinal),
    };
}

/// <summary>A number of monthly active users.</summary>
/// <param name="Date">The day it was counted, <c>yyyy-MM-dd</c>.</param>
/// <param name="Count">The number.</param>
public sealed record UserCount(string Date, long Count);

/// <summary>What is declared of a model.</summary>
public sealed record DeclaredModel
{
    /// <summary>The model id or repository-relative file path.</summary>
    public required string Id { get; init; }

    /// <summary>The catalog licence id or SPDX expression under which it was obtained; null where not declared.</summary>
    public string? Licence { get; init; }

    /// <summary>How the team gets it.</summary>
    public ModelObtained Obtained { get; init; }

    /// <summary>How the team gives it on.</summary>
    public ModelGivenOn GivenOn { get; init; }

    /// <summary>Whether it is multimodal; null where not declared.</summary>
    public bool? Multimodal { get; init; }

    /// <summary>Whether its files were changed; null where not declared.</summary>
    public bool? Changed { get; init; }

    /// <summary>Whether it is called through a paid service; null where not declared.</summary>
    public bool? PaidService { get; init; }

    /// <summary>The catalog model it is, or is made from; null where not declared.</summary>
    public string? Is { get; init; }

    /// <summary>The pinned SHA-256 of a model file, lower-case hexadecimal; null where not pinned.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Where it is declared.</summary>
    public required Place Place { get; init; }
}

/// <summary>What is declared of a package.</summary>
/// <param name="Id">The package id.</param>
/// <param name="Versions">The NuGet version range it holds for; null for any.</param>
/// <param name="Licence">Its licence as an SPDX expression.</param>
/// <param name="Place">Where it is declared.</param>
public sealed record DeclaredPackage(string Id, string? Versions, string Licence, Place Place);

/// <summary>Something the team shows: protection by an external toolkit or host, a met obligation, or a deployment practice.</summary>
public sealed record Attestation
{
    /// <summary>The safety categories that can be attested.</summary>
    public static IReadOnlyList<string> Categories => PolicyKeys.Categories;

    /// <summary>The safety category; null where a practice or obligation is shown.</summary>
    public string? Category { get; init; }

    /// <summary>The deployment practice's catalog id; null where it is about something else.</summary>
    public string? Practice { get; init; }

    /// <summary>The subject of the licence obligation that is met (a model id or package id); null where it is about something else.</summary>
    public string? Obligation { get; init; }

    /// <summary>The tool's catalog id or name; null where none is used.</summary>
    public string? Tool { get; init; }

    /// <summary>The tool's version; null where not given.</summary>
    public string? Version { get; init; }

    /// <summary>Repository-relative path of the evidence file; null where a link or a reason stands instead.</summary>
    public string? Report { get; init; }

    /// <summary>Address of the evidence; null where a file or a reason stands instead.</summary>
    public string? Link { get; init; }

    /// <summary>Why it does not apply; null where it is shown.</summary>
    public string? Reason { get; init; }

    /// <summary>The day of the evidence, <c>yyyy-MM-dd</c>; null where not given.</summary>
    public string? Date { get; init; }

    /// <summary>Who attests; null where not given.</summary>
    public string? By { get; init; }

    /// <summary>Lower-case SHA-256 of the evidence file, as the policy pins it; null where not pinned.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Where it stands.</summary>
    public required Place Place { get; init; }
}
