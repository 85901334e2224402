using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;

namespace Vetted.Licensing;

/// <summary>The duties that a licence brings, given how a model is had and given on. A duty of a kind that depends on an undeclared fact is listed as uncertain.</summary>
internal static class ObligationList
{
    public static IEnumerable<Obligation> Of(Licence licence, DeclaredFacts facts, ModelFacts model, IReadOnlyList<(LicenceThreshold Threshold, bool IsCertain)> displays)
    {
        var terms = licence.Terms;
        var isShipped = IsShipped(model);
        var isOffered = IsOffered(model);
        var isDerived = Either(facts.Product.FineTunes, model.Changed);
        var isTrained = Either(facts.Product.FineTunes, facts.Product.Distils);
        var duties = new List<(ObligationKind Kind, LicenceTerm Term, bool? IsDue)>
        {
            (ObligationKind.Display, terms.Display, Both(terms.Display.OnlyMultimodal ? model.Multimodal : true, terms.Display.Scope switch
            {
                "train" => Both(isTrained, isOffered),
                "derive" => Both(isDerived, isOffered),
                "product-or-train" => Either(isOffered, isTrained),
                _ => isOffered,
            })),
            (ObligationKind.DerivedName, terms.DerivedName, terms.DerivedName.Scope switch
            {
                "modify" => isDerived,
                "train" => Both(facts.Product.FineTunes, isOffered),
                _ => Both(isTrained, isOffered),
            }),
            (ObligationKind.Notice, terms.Notice, terms.Notice.Scope == "if-any" ? Both(isShipped, null) : isShipped),
            (ObligationKind.LicenceCopy, terms.LicenceCopy, terms.LicenceCopy.Scope == "hosted" ? isOffered : isShipped),
            (ObligationKind.Attribution, terms.Attribution, isShipped),
            (ObligationKind.ChangeNotice, terms.ChangeNotice, Both(isShipped, isDerived)),
            (ObligationKind.PassThrough, terms.PassThrough, isOffered),
            (ObligationKind.ShareAlike, terms.ShareAlike, Both(terms.ShareAlike.Scope == "network" ? isOffered : isShipped, terms.ShareAlike.Scope == "library" ? isShipped : isDerived)),
            (ObligationKind.Registration, terms.Registration, facts.Product.Commercial),
        };
        foreach (var (kind, term, isDue) in duties.Where(duty => duty.Term.IsYes && duty.IsDue != false))
        {
            yield return new Obligation(kind, licence.Id, isDue == true, term.Wording, term);
        }

        foreach (var (threshold, isCertain) in displays.Where(_ => isOffered != false))
        {
            yield return new Obligation(ObligationKind.Display, licence.Id, isCertain && isOffered == true, threshold.Wording, threshold);
        }
    }

    private static bool? IsShipped(ModelFacts model) => model.GivenOn switch
    {
        ModelGivenOn.WeightsShipped => true,
        ModelGivenOn.Unknown => model.Obtained is ModelObtained.HostedService or ModelObtained.UsersOwnServer ? false : null,
        _ => false,
    };

    // Whether a product that calls somebody else's service "contains" the model is not for a tool to say.
    private static bool? IsOffered(ModelFacts model) => model.GivenOn switch
    {
        ModelGivenOn.Nowhere => false,
        ModelGivenOn.Unknown => model.Obtained == ModelObtained.UsersOwnServer ? false : null,
        ModelGivenOn.AsService when model.Obtained == ModelObtained.HostedService => null,
        _ => true,
    };

    private static bool? Both(bool? left, bool? right) => left == false || right == false ? false : left == true && right == true ? true : null;

    private static bool? Either(bool? left, bool? right) => left == true || right == true ? true : left == false && right == false ? false : null;
}
