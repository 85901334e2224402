using System;

namespace Vetted.Catalog;

/// <summary>What the compiled catalog knows of one model entry; the entry itself stays data (<see cref="AiCatalog.Entry"/>).</summary>
internal sealed class ModelEntry
{
    public required string Id { get; init; }

    /// <summary>The family as it is reported; <c>{version}</c> in it stands for the version that the id names.</summary>
    public required string Family { get; init; }

    public string? Publisher { get; init; }

    /// <summary>How the model can be had.</summary>
    public ModelAccess Access { get; init; }

    /// <summary>How an id without any sign of a host gets it.</summary>
    public ModelAccess Bare { get; init; }

    public ModelTraits Traits { get; init; }

    public required LicenceSet Licences { get; init; }

    /// <summary>What applies instead when the model is called as a service of its publisher or a reseller; empty where the licences stay.</summary>
    public required LicenceSet HostedLicences { get; init; }

    public required string[] Capabilities { get; init; }

    /// <summary>Forms whose host sells the model under terms of its own.</summary>
    public required string[] SoldBy { get; init; }

    /// <summary>Those terms, in the order of <see cref="SoldBy"/>.</summary>
    public required LicenceSet[] SoldUnder { get; init; }

    /// <summary>Vocabulary numbers of the words that this entry's ids may contain, sorted.</summary>
    public required ushort[] Words { get; init; }

    /// <summary>Published sizes in tenths of a million, where the licence depends on the size; empty where it does not.</summary>
    public required int[] Sizes { get; init; }

    /// <summary>The form of an id that names no host, e.g. <c>openai</c> for <c>gpt-4o</c>.</summary>
    public required string Form { get; init; }

    public bool Is(ModelTraits trait) => (Traits & trait) != 0;

    public bool KnowsWord(int word) => Array.BinarySearch(Words, (ushort)word) >= 0;
}

/// <summary>Yes-or-no facts of a model entry.</summary>
[Flags]
internal enum ModelTraits
{
    None = 0,

    /// <summary>It classifies content.</summary>
    Guard = 1,

    /// <summary>It is made from another model whose name stands in the id, too; that one's licences apply as well.</summary>
    Derivative = 2,

    /// <summary>The entry stands for versions the catalog does not know yet.</summary>
    Unseen = 4,

    /// <summary>Its publisher gives out dated or numbered snapshots, so an id without one moves.</summary>
    Snapshots = 8,
}

/// <summary>An id that moves, or ends: what the catalog knows of exactly that id.</summary>
internal sealed class KnownModel
{
    /// <summary>The id without host and vendor, in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>The form whose host retires it; empty where the date is the publisher's own.</summary>
    public required string Form { get; init; }

    public required string Pinned { get; init; }

    public required string Retires { get; init; }

    public required string Successor { get; init; }

    /// <summary>Its end was not read on its provider's page.</summary>
    public bool IsSecondHand { get; init; }
}

/// <summary>A way of writing model ids, and the host behind it.</summary>
internal sealed class ModelForm
{
    public required string Id { get; init; }

    /// <summary>Whether the id calls a service or loads weights; unknown where the form does not say.</summary>
    public ModelAccess Access { get; init; }

    /// <summary>Catalog id of the host's terms; empty where unknown or where there is no host.</summary>
    public required string HostTerms { get; init; }
}

/// <summary>An organisation as it stands before the slash of a repository-like id.</summary>
internal sealed class ModelOrganisation
{
    public required string Id { get; init; }

    /// <summary>Empty for one that only repackages the models of others.</summary>
    public required string Publisher { get; init; }

    public OrganisationSites Sites { get; init; }
}

/// <summary>Where an organisation's name before a slash is used.</summary>
[Flags]
internal enum OrganisationSites
{
    None = 0,
    HuggingFace = 1,
    GitHubModels = 2,
    Gateway = 4,

    /// <summary>Its Hugging Face repositories have upper-case letters, so an id in lower case is a gateway's.</summary>
    MixedCase = 8,
}
