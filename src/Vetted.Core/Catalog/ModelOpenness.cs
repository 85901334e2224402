using System;
using System.Linq;

namespace Vetted.Catalog;

/// <summary>How open a model is, least first. A model has the highest class whose demands are known to be met.</summary>
public enum OpennessClass
{
    /// <summary>Nobody looked: the model or its licence is not known.</summary>
    Unknown,

    /// <summary>Only a service; no weights.</summary>
    HostedOnly,

    /// <summary>Weights can be had, under a licence that restricts their use.</summary>
    RestrictedWeights,

    /// <summary>Weights under an OSI-approved licence, or one as free.</summary>
    OpenWeights,

    /// <summary>Class III of the Model Openness Framework, Open Model: also architecture, evaluation results, model card, data card and report under open licences.</summary>
    MofClass3,

    /// <summary>Class II, Open Tooling: also the code for training, inference and evaluation, and the evaluation data.</summary>
    MofClass2,

    /// <summary>Class I, Open Science: also the datasets, the code that prepares them, intermediate parameters and a research paper.</summary>
    MofClass1,

    /// <summary>Confirmed to meet the Open Source AI Definition 1.0 of the Open Source Initiative.</summary>
    OpenSourceAi,
}

/// <summary>How open a model is and what is missing for more.</summary>
/// <param name="Class">The class.</param>
/// <param name="Missing">What is missing for the next class, in plain words; null for the highest.</param>
/// <param name="Source">Who assessed it; null where the class follows from access and licence.</param>
public sealed record ModelOpenness(OpennessClass Class, string? Missing, string? Source)
{
    /// <summary>The openness of a model.</summary>
    /// <param name="identity">The model; null for one that nobody knows.</param>
    /// <param name="catalog">What is known.</param>
    public static ModelOpenness Of(ModelIdentity? identity, AiCatalog catalog)
    {
        _ = catalog ?? throw new ArgumentNullException(nameof(catalog));
        if (identity is null || identity.Class == LicenceClass.Unknown)
        {
            return new ModelOpenness(OpennessClass.Unknown, "which model it is and under which licence", null);
        }

        if (identity.Access == ModelAccess.Hosted || identity.Class == LicenceClass.HostedTerms)
        {
            return new ModelOpenness(OpennessClass.HostedOnly, "weights that can be downloaded", null);
        }

        if (identity.Class != LicenceClass.Open && identity.Kind != LicenceKind.PermissiveOther)
        {
            return new ModelOpenness(OpennessClass.RestrictedWeights, "weights under an OSI-approved licence, or one as free", null);
        }

        // An assessment is about members that the catalog knows, not about one that merely has the family's name.
        var entry = identity.Confidence == IdentityConfidence.Assumed ? null : catalog.Entry("models", identity.Family);
        var source = entry?.GetString("mofSource");
        return (entry?.GetInteger("mofClass"), entry?.GetBoolean("osaid")) switch
        {
            (_, true) => new ModelOpenness(OpennessClass.OpenSourceAi, null, entry!.GetStrings("sources") is { Count: > 0 } sources ? sources[0] : null),
            (1, _) => new ModelOpenness(OpennessClass.MofClass1, "a confirmation that data information and code meet the Open Source AI Definition", source),
            (2, _) => new ModelOpenness(OpennessClass.MofClass2, "datasets, the code that prepares them, intermediate parameters and a research paper under open licences", source),
            (3, _) => new ModelOpenness(OpennessClass.MofClass3, "code for training, inference and evaluation, and the evaluation data, under open licences", source),
            (0, _) => new ModelOpenness(OpennessClass.OpenWeights, "of architecture, evaluation results, model card, data card and report at least one was not found under an open licence", source),
            _ => new ModelOpenness(OpennessClass.OpenWeights, "an assessment of architecture, evaluation results, model card, data card and report; the catalog has none", null),
        };
    }
}
