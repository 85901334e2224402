using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;

namespace Vetted.Licensing;

/// <summary>The check of one licence, term by term.</summary>
internal sealed class LicenceCheck
{
    private readonly Licence _licence;
    private readonly LicenceTerms _terms;
    private readonly DeclaredFacts _facts;
    private readonly ModelFacts _model;
    private readonly string _asOf;

    public LicenceCheck(Licence licence, DeclaredFacts facts, ModelFacts model, string asOf)
    {
        _licence = licence;
        _terms = licence.Terms;
        _facts = facts;
        _model = model;
        _asOf = asOf;
    }

    public List<TermFinding> Findings { get; } = new();

    public List<string> NotChecked { get; } = new();

    /// <summary>Display duties above a threshold: true for a certain one, false where a fact is missing.</summary>
    public List<(LicenceThreshold Threshold, bool IsCertain)> DueDisplays { get; } = new();

    public void Run()
    {
        CheckWhatWasRead();
        CheckPurpose();
        foreach (var threshold in _terms.Thresholds)
        {
            CheckThreshold(threshold);
        }

        CheckHosting();
        CheckTerritory();
        CheckTraining();
        CheckNoDerivatives();
        CheckService();
        ListWhatNoToolChecks();
    }

    private ProductFacts Product => _facts.Product;

    private void Add(TermsVerdict verdict, string term, LicenceTerm source, string message, string? fact = null) =>
        Findings.Add(new TermFinding(verdict, _licence.Id, term, message, fact, source));

    private void CheckWhatWasRead()
    {
        if (!_licence.IsTextRead)
        {
            Add(TermsVerdict.TextNotRead, "text", _terms.Commercial, $"the text of {_licence.Name} was not read; what is known of it is {(_licence.Confidence == "memory" ? "from memory" : "from other people's reading")}");
        }
        else if (_licence.IsServiceTerms && _licence.Confidence != "read")
        {
            Add(TermsVerdict.TextNotRead, "text", _terms.TrainOnOutputs, $"the text of {_licence.Name} itself was not read");
        }

        foreach (var (name, term) in _terms.All.Where(pair => pair.Term.Value is TermValue.Yes or TermValue.No && pair.Term.Confidence == TermConfidence.Memory))
        {
            Add(TermsVerdict.TextNotRead, name, term, $"known from memory only, and so it decides nothing: {term.Says}");
        }
    }

    private void CheckPurpose()
    {
        if (_terms.Commercial.IsNo)
        {
            Decide(Product.Commercial, "commercial", _terms.Commercial, $"no commercial use: {_terms.Commercial.Says}", "declare.product.commercial");
        }

        if (_terms.ResearchOnly.IsYes)
        {
            // Commercial use was judged already; what serves neither research nor commerce is still not research.
            var isOther = Product.ResearchOnly is { } research ? !research : Product.Commercial == true ? true : (bool?)null;
            Decide(isOther, "researchOnly", _terms.ResearchOnly, $"research only: {_terms.ResearchOnly.Says}", "declare.product.researchOnly");
        }
    }

    // A forbidden thing that is done conflicts; one that was not declared decides.
    private void Decide(bool? isDone, string name, LicenceTerm term, string message, string fact)
    {
        if (isDone != false)
        {
            Add(isDone == true ? TermsVerdict.Conflict : TermsVerdict.UndeclaredFact, name, term, message, isDone == true ? null : fact);
        }
    }

    private void CheckThreshold(LicenceThreshold threshold)
    {
        if (!threshold.IsYes
            || (threshold.NotForEndUserProducts && _model.Obtained == ModelObtained.EndUserProduct)
            || (threshold.OnlyCommercial && Product.Commercial == false))
        {
            return;
        }

        var (isAbove, fact, why) = ThresholdTest.Test(threshold, _facts, _asOf);
        if (isAbove == true && threshold.OnlyCommercial && Product.Commercial is null)
        {
            (isAbove, fact) = (null, "declare.product.commercial");
        }

        if (isAbove == false)
        {
            if (threshold.Businesses.Contains("competes-with-licensor"))
            {
                NotChecked.Add($"{_licence.Name}: whether a product competes with the licensor");
            }

            return;
        }

        if (threshold.Effect == ThresholdEffect.Display)
        {
            DueDisplays.Add((threshold, isAbove == true));
            return;
        }

        var message = LicenceBites.Threshold(threshold) + (why.Length > 0 ? $" ({why})" : "");
        Add(isAbove == true ? TermsVerdict.Conflict : TermsVerdict.UndeclaredFact, "threshold", threshold, message, fact);
    }

    private void CheckHosting()
    {
        if (_terms.Hosting.IsNo)
        {
            var isHosted = _model.GivenOn == ModelGivenOn.Unknown ? (_model.Obtained is ModelObtained.UsersOwnServer ? false : null) : (bool?)(_model.GivenOn == ModelGivenOn.AsService);
            Decide(isHosted, "hosting", _terms.Hosting, $"no hosted service: {_terms.Hosting.Says}", "how the model is given on");
        }
    }

    private void CheckTerritory()
    {
        var term = _terms.Territory;
        if (!term.IsYes || (term.OnlyMultimodal && _model.Multimodal == false) || (term.Scope == "established" && _model.Obtained == ModelObtained.EndUserProduct))
        {
            return;
        }

        var (isInside, fact) = term.Scope == "established"
            ? (Places.Overlap(_facts.Organisation.EstablishedIn, term.Places), "declare.organisation.establishedIn")
            : UsedIn(term.Places);
        if (isInside == true && term.OnlyMultimodal && _model.Multimodal is null)
        {
            (isInside, fact) = (null, "whether the model is multimodal");
        }

        Decide(isInside, "territory", term, term.Says ?? "no rights in some territories", fact);
    }

    private (bool? IsInside, string Fact) UsedIn(IReadOnlyList<string> places)
    {
        var offered = Places.Overlap(Product.Territories, places);
        var seated = Places.Overlap(_facts.Organisation.EstablishedIn, places);
        return offered == true || seated == true ? (true, "")
            : offered is null ? (null, "declare.product.territories")
            : seated is null ? (null, "declare.organisation.establishedIn")
            : (false, "");
    }

    private void CheckTraining()
    {
        Train(_terms.TrainOnOutputs, "trainOnOutputs", Product.Distils, "declare.product.distils", "outputs train other models");
        if (!_terms.TrainOnOutputs.IsYes)
        {
            Train(_terms.TrainOnMaterials, "trainOnMaterials", Product.Distils, "declare.product.distils", "the model is used to train other models");
        }
    }

    private void Train(LicenceTerm term, string name, bool? isDone, string fact, string what)
    {
        if (!term.IsYes || isDone == false)
        {
            return;
        }

        if (isDone is null)
        {
            Add(TermsVerdict.UndeclaredFact, name, term, term.Says ?? what, fact);
            return;
        }

        switch (term.Scope)
        {
            case "competing":
                Decide(Product.TrainedModelsCompete, name, term, $"{what}: {term.Says}", "declare.product.trainedModelsCompete");
                break;
            case "commercial":
                Decide(Product.Commercial, name, term, $"{what}: {term.Says}", "declare.product.commercial");
                break;
            case "foundational":
                Add(TermsVerdict.UndeclaredFact, name, term, $"{what}: {term.Says}; whether the trained model is such a model is yours to judge");
                break;
            default:
                Add(TermsVerdict.Conflict, name, term, $"{what}: {term.Says}");
                break;
        }
    }

    private void CheckNoDerivatives()
    {
        if (!_terms.NoDerivatives.IsYes || Product.FineTunes == false || _model.GivenOn is ModelGivenOn.Nowhere or ModelGivenOn.AsService)
        {
            return;
        }

        var isKnown = Product.FineTunes == true && _model.GivenOn == ModelGivenOn.WeightsShipped;
        Add(isKnown ? TermsVerdict.Conflict : TermsVerdict.UndeclaredFact, "noDerivatives", _terms.NoDerivatives, _terms.NoDerivatives.Says ?? "changed versions may not be given on",
            isKnown ? null : Product.FineTunes is null ? "declare.product.fineTunes" : "how the model is given on");
    }

    private void CheckService()
    {
        var age = _terms.MinimumAge;
        if (age.IsYes)
        {
            Decide(Product.MinimumAge is { } minimum ? minimum < age.Amount : (bool?)null, "minimumAge", age, age.Says ?? "", "declare.product.minimumAge");
        }

        var paid = _terms.PaidOnly;
        if (paid.IsYes && _model.PaidService != true)
        {
            var isThere = Places.Overlap(Product.Territories, paid.Places);
            if (isThere != false)
            {
                var isKnown = isThere == true && _model.PaidService == false;
                Add(isKnown ? TermsVerdict.Conflict : TermsVerdict.UndeclaredFact, "paidOnly", paid, paid.Says ?? "",
                    isKnown ? null : isThere is null ? "declare.product.territories" : "whether the service is a paid one");
            }
        }
    }

    private void ListWhatNoToolChecks()
    {
        if (_terms.FieldOfUse.IsYes)
        {
            NotChecked.Add($"{_licence.Name}: {_terms.FieldOfUse.Says}");
        }

        if (_terms.LearnsFromInput.IsYes && _model.PaidService != true)
        {
            NotChecked.Add($"{_licence.Name}: {_terms.LearnsFromInput.Says}");
        }

        if (_terms.ThirdPartyTerms.IsYes)
        {
            NotChecked.Add($"{_licence.Name}: {_terms.ThirdPartyTerms.Says}");
        }
    }
}
