using System;
using System.Collections.Generic;

namespace Vetted.Licensing;

/// <summary>
/// What the team declares about its organisation, its product and its models, for terms that depend on it. Null and <c>Unknown</c> mean not declared;
/// an empty list means declared to be none. Nothing is ever assumed for what was not declared.
/// </summary>
public sealed record DeclaredFacts
{
    /// <summary>Nothing is declared.</summary>
    public static DeclaredFacts None { get; } = new();

    /// <summary>The organisation with its affiliates.</summary>
    public OrganisationFacts Organisation { get; init; } = new();

    /// <summary>The product.</summary>
    public ProductFacts Product { get; init; } = new();

    /// <summary>Facts of single models, by the model's id as the policy file writes it.</summary>
    public IReadOnlyDictionary<string, ModelFacts> Models { get; init; } = new Dictionary<string, ModelFacts>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>The organisation, its affiliates included: licences count the group.</summary>
public sealed record OrganisationFacts
{
    /// <summary>Where its principal place of business is (and that of every affiliate that uses the model), as ISO 3166 country codes; null where not declared.</summary>
    public IReadOnlyList<string>? EstablishedIn { get; init; }

    /// <summary>Its revenue; several entries state it in several currencies or periods. Empty where not declared.</summary>
    public IReadOnlyList<DeclaredRevenue> Revenue { get; init; } = Array.Empty<DeclaredRevenue>();

    /// <summary>Monthly active users of all its products, by the day they were counted (<c>yyyy-MM-dd</c>). Empty where not declared.</summary>
    public IReadOnlyDictionary<string, long> Users { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);
}

/// <summary>The product.</summary>
public sealed record ProductFacts
{
    /// <summary>True for commercial use.</summary>
    public bool? Commercial { get; init; }

    /// <summary>True where it serves research only.</summary>
    public bool? ResearchOnly { get; init; }

    /// <summary>Where it is offered or used: ISO 3166 country codes, <c>EU</c>, <c>EEA</c> or <c>worldwide</c>; null where not declared.</summary>
    public IReadOnlyList<string>? Territories { get; init; }

    /// <summary>All businesses of the organisation that licences name: <c>model-as-a-service</c>, <c>ai-work-assistant</c>, <c>hosting</c>, <c>competes-with-licensor</c>; null where not declared, empty for none of them.</summary>
    public IReadOnlyList<string>? Businesses { get; init; }

    /// <summary>The lowest age of its users, in years.</summary>
    public int? MinimumAge { get; init; }

    /// <summary>True where the team fine-tunes the models it uses.</summary>
    public bool? FineTunes { get; init; }

    /// <summary>True where outputs train, distil or improve other models.</summary>
    public bool? Distils { get; init; }

    /// <summary>True where a model trained on outputs competes with the models or services the outputs come from.</summary>
    public bool? TrainedModelsCompete { get; init; }
}

/// <summary>How a model is had and given on.</summary>
public sealed record ModelFacts
{
    /// <summary>How the team gets it.</summary>
    public ModelObtained Obtained { get; init; }

    /// <summary>How the team gives it on.</summary>
    public ModelGivenOn GivenOn { get; init; }

    /// <summary>True for a multimodal model; null where not known.</summary>
    public bool? Multimodal { get; init; }

    /// <summary>True where its files were changed.</summary>
    public bool? Changed { get; init; }

    /// <summary>True where it is called through a paid service; false for an unpaid one.</summary>
    public bool? PaidService { get; init; }
}

/// <summary>How a model is obtained.</summary>
public enum ModelObtained
{
    /// <summary>Not declared.</summary>
    Unknown,

    /// <summary>Called at somebody's hosted service.</summary>
    HostedService,

    /// <summary>Its weights were downloaded and the team runs it.</summary>
    SelfHosted,

    /// <summary>The user of the product brings and runs it.</summary>
    UsersOwnServer,

    /// <summary>It came inside an integrated product for end users.</summary>
    EndUserProduct,
}

/// <summary>How a model is given on.</summary>
public enum ModelGivenOn
{
    /// <summary>Not declared.</summary>
    Unknown,

    /// <summary>Not at all: used inside the organisation.</summary>
    Nowhere,

    /// <summary>People outside use it through the product, its weights stay.</summary>
    AsService,

    /// <summary>Its weights are in what is given to others.</summary>
    WeightsShipped,
}
