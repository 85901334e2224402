using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Vetted.Catalog;

/// <summary>
/// Says in plain words where a licence bites, most important first: what forbids, what depends on who you are, what you must show, what you must do.
/// Each phrase fits after a colon and between semicolons. A term from memory is left out; reports show it with its mark.
/// </summary>
internal static class LicenceBites
{
    /// <summary>The phrases of a licence's terms.</summary>
    public static IReadOnlyList<string> Of(LicenceTerms terms)
    {
        var phrases = new List<string>();
        AddPurpose(terms, phrases);
        if (terms.Territory.IsYes && !terms.Territory.OnlyMultimodal)
        {
            phrases.Add(Territory(terms.Territory));
        }

        if (terms.FieldOfUse.IsYes)
        {
            phrases.Add("use policy");
        }

        phrases.AddRange(terms.Thresholds.Where(threshold => threshold.IsYes && threshold.Effect != ThresholdEffect.Display).Select(Threshold));
        phrases.AddRange(terms.Thresholds.Where(threshold => threshold.IsYes && threshold.Effect == ThresholdEffect.Display).Select(Threshold));
        AddDisplay(terms, phrases);
        if (terms.Territory.IsYes && terms.Territory.OnlyMultimodal)
        {
            phrases.Add(Territory(terms.Territory));
        }

        AddService(terms, phrases);
        AddTraining(terms, phrases);
        AddGivingOn(terms, phrases);
        return phrases;
    }

    /// <summary>A threshold as a phrase, e.g. <c>permission needed if your group had over 700 M monthly users on 2024-09-25</c>.</summary>
    public static string Threshold(LicenceThreshold threshold)
    {
        var effect = threshold.Effect switch
        {
            ThresholdEffect.NoRights => "no rights",
            ThresholdEffect.Display => threshold.Wording is { } text ? $"show \"{text}\"" : "show the model's name",
            _ => "permission needed",
        };
        return $"{effect} {Condition(threshold)}";
    }

    /// <summary>When a threshold bites, e.g. <c>if your group had over 700 M monthly users on 2024-09-25</c>.</summary>
    public static string Condition(LicenceThreshold threshold)
    {
        var who = threshold.Group ? "your group" : "you";
        var has = threshold.Group ? "has" : "have";
        var over = threshold.Inclusive ? "at least" : "over";
        var business = Businesses(threshold.Businesses);
        return threshold.Kind switch
        {
            ThresholdKind.UsersAtRelease => $"if {who} had {over} {Amount(threshold.Amount)} monthly users on {threshold.Measured}",
            ThresholdKind.UsersNow when threshold.Effect == ThresholdEffect.Display => $"if a product has {over} {Amount(threshold.Amount)} monthly users",
            ThresholdKind.UsersNow => threshold.Group ? $"if your group has {over} {Amount(threshold.Amount)} monthly users" : $"if your product has {over} {Amount(threshold.Amount)} monthly users",
            ThresholdKind.Business => $"if {who} {(threshold.Group ? "runs" : "run")} {business}",
            ThresholdKind.RevenueWithBusiness => $"if {who} {(threshold.Group ? "runs" : "run")} {business} and {has} revenue of {over} {Revenue(threshold)}",
            _ when threshold.Effect == ThresholdEffect.Display => $"if a product has revenue of {over} {Revenue(threshold)}",
            _ => $"if {who} {has} revenue of {over} {Revenue(threshold)}",
        };
    }

    /// <summary>A number in the short form of messages: <c>700 M</c>, <c>1 bn</c>.</summary>
    public static string Amount(decimal? amount) => amount switch
    {
        null => "?",
        >= 1_000_000_000m => (amount.Value / 1_000_000_000m).ToString("0.###", CultureInfo.InvariantCulture) + " bn",
        >= 1_000_000m => (amount.Value / 1_000_000m).ToString("0.###", CultureInfo.InvariantCulture) + " M",
        _ => amount.Value.ToString("#,0.##", CultureInfo.InvariantCulture),
    };

    /// <summary>Territories as readers name them.</summary>
    public static string Places(IReadOnlyList<string> places)
    {
        var names = places.Select(place => place switch
        {
            "EU" => "the EU",
            "EEA" => "the EEA",
            "GB" => "the UK",
            "KR" => "South Korea",
            "US" => "the USA",
            "CH" => "Switzerland",
            _ => place,
        }).ToArray();
        return Join(names, "and");
    }

    /// <summary>Businesses as readers name them.</summary>
    public static string Businesses(IReadOnlyList<string> businesses) => Join(businesses.Select(business => business switch
    {
        "model-as-a-service" => "a model-as-a-service business",
        "ai-work-assistant" => "an AI work assistant business",
        "hosting" => "a hosting or API service of the model",
        "competes-with-licensor" => "a product that competes with the licensor",
        _ => business,
    }).ToArray(), "or");

    private static string Revenue(LicenceThreshold threshold) => $"{threshold.Currency} {Amount(threshold.Amount)} a {threshold.Period}";

    private static string Territory(LicenceTerm term)
    {
        var what = term.OnlyMultimodal ? "no rights to multimodal models" : "no rights";
        return term.Scope == "established" ? $"{what} for companies based in {Places(term.Places)}" : $"{what} in {Places(term.Places)}";
    }

    private static void AddPurpose(LicenceTerms terms, List<string> phrases)
    {
        if (terms.ResearchOnly.IsYes)
        {
            phrases.Add("research only");
        }

        if (terms.Commercial.IsNo)
        {
            phrases.Add("no commercial use");
        }
    }

    private static void AddDisplay(LicenceTerms terms, List<string> phrases)
    {
        if (terms.Display.IsYes && terms.Display.Wording is { } text)
        {
            phrases.Add(terms.Display.Scope == "train" ? $"show \"{text}\" if you train a model with it" : $"show \"{text}\" if you ship it");
        }
    }

    private static void AddService(LicenceTerms terms, List<string> phrases)
    {
        if (terms.Registration.IsYes)
        {
            phrases.Add("register for commercial use");
        }

        if (terms.PaidOnly.IsYes)
        {
            phrases.Add($"paid service only for users in {Places(terms.PaidOnly.Places)}");
        }

        if (terms.MinimumAge.IsYes)
        {
            phrases.Add($"not for products that people under {terms.MinimumAge.Amount:0} use");
        }

        if (terms.LearnsFromInput.IsYes)
        {
            phrases.Add("the unpaid service learns from your input");
        }

        if (terms.ThirdPartyTerms.IsYes)
        {
            phrases.Add("the model maker's terms come on top");
        }
    }

    private static void AddTraining(LicenceTerms terms, List<string> phrases)
    {
        if (terms.TrainOnOutputs.IsYes)
        {
            phrases.Add(terms.TrainOnOutputs.Scope == "competing" ? "do not train competing models on its output" : "do not train other models on its output");
        }
        else if (terms.TrainOnMaterials.IsYes)
        {
            phrases.Add("do not train other models with it");
        }

        if (terms.DerivedName.IsYes && terms.DerivedName.Wording is { } prefix)
        {
            phrases.Add($"a model made from it needs a name that starts with \"{prefix}\"");
        }

        if (terms.NoDerivatives.IsYes)
        {
            phrases.Add("changed versions may not be given on");
        }

        if (terms.ShareAlike.IsYes)
        {
            phrases.Add(terms.ShareAlike.Scope switch
            {
                "file" => "changed files under the same licence",
                "library" => "changes to the library under the same licence",
                "network" => "derivatives under the same licence, also when served over a network",
                "source" => "source distributions under the same licence",
                _ => "derivatives under the same licence",
            });
        }
    }

    private static void AddGivingOn(LicenceTerms terms, List<string> phrases)
    {
        if (terms.PassThrough.IsYes)
        {
            phrases.Add("pass its use limits on to your users");
        }

        if (terms.Attribution.IsYes && terms.Attribution.Scope == "credit")
        {
            phrases.Add("give credit");
        }

        if (terms.Notice.IsYes && terms.Notice.Wording is not null)
        {
            phrases.Add("a notice file with copies");
        }

        // With an OSI-approved licence, or beside weightier terms, a copy of the text is not worth a phrase.
        if (terms.LicenceCopy.IsYes && phrases.Count == 0 && !terms.OsiApproved.IsYes)
        {
            phrases.Add("a copy of the licence with copies");
        }
    }

    private static string Join(string[] names, string word) => names.Length < 2
        ? string.Concat(names)
        : string.Join(", ", names.Take(names.Length - 1)) + $" {word} " + names[names.Length - 1];
}
