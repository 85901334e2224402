using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>VET1003 and VET1004: what the licences of models and the terms of their hosts ask.</summary>
internal static class ModelLicenceRules
{
    public static void Judge(EvaluationCase project, FindingList findings)
    {
        foreach (var model in project.Models)
        {
            Judge(model, project, findings);
        }

        JudgeUnknowns(project, findings);
        TellOffered(project.Inventory, findings);
    }

    private static void Judge(JudgedModel model, EvaluationCase project, FindingList findings)
    {
        var judgement = JudgeLicence(model, project.Policy, project.Catalog);
        if (judgement.Verdict == Verdict.Allow)
        {
            return;
        }

        var (verdict, level) = model.IsCertain || judgement.Verdict is null
            ? (judgement.Verdict, DefaultLevel(model))
            : (null, FindingLevel.Suggestion);
        if (model.Class == LicenceClass.Unknown)
        {
            findings.Add(Rules.ModelLicenceUnknown, model.Subject, verdict, level, UnknownMessage(model, judgement), model.Places, model.IsAboutCode, verdict is null ? null : judgement.Decider);
        }
        else if (verdict is not null || model.Class != LicenceClass.Open || model.HostTerms.Count > 0)
        {
            findings.Add(Rules.ModelLicence, model.Subject, verdict, level, Message(model, judgement, project), model.Places, model.IsAboutCode, verdict is null ? null : judgement.Decider);
        }
    }

    /// <summary>What the policy says of a model: by its id, its licences and its host's terms, the strictest of them.</summary>
    public static Judgement JudgeLicence(JudgedModel model, EffectivePolicy policy, AiCatalog catalog)
    {
        var names = new[] { model.Subject, model.Identity?.Family }.Concat(model.References.Select(reference => reference.Text)).OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var byId = Judgement.Of(policy.Models, pattern => names.Any(name => Pattern.Matches(pattern, name)));
        var byLicence = model.Licences.Count == 0
            ? Judgement.Of(policy.ModelLicences, entry => LicenceWords.Covers(entry, model.Class, model.Kind))
            : Judgement.OfAll(policy.ModelLicences, model.Licences, (entry, id) => Covers(entry, id, model, catalog));

        // Host terms come on top of the model's licence: they can be denied and warned of; an allow list is about the licences of models.
        var byHost = Judgement.OfAll(policy.ModelLicences with { Allow = Choice.Open.Allow }, model.HostTerms, (entry, id) => entry == id);
        return new[] { byId, byLicence, byHost, OfOpenness(model, policy, catalog) }.OrderByDescending(judgement => Weight(judgement.Verdict)).First();
    }

    private static Judgement OfOpenness(JudgedModel model, EffectivePolicy policy, AiCatalog catalog) =>
        policy.MinimumOpenness is { } minimum && EnumWords.TryParse<OpennessClass>(minimum.Value, out var least) && ModelOpenness.Of(model.Identity, catalog) is var openness && openness.Class < least
            ? new Judgement(Verdict.Deny, new PolicyEntry($"openness below {minimum.Value}, this is {EnumWords.Of(openness.Class)}", minimum.Place), false)
            : Judgement.Silent;

    private static bool Covers(string entry, string id, JudgedModel model, AiCatalog catalog) =>
        LicenceWords.Covers(entry, id, catalog)
        || (model.Licences.Count == 1 && LicenceWords.Covers(entry, model.Class, model.Kind));

    // An allowance by id or licence is a decision, so it weighs more than the silence of the other lists, and less than any objection.
    private static int Weight(Verdict? verdict) => verdict switch
    {
        Verdict.Deny => 3,
        Verdict.Warn => 2,
        Verdict.Allow => 1,
        _ => 0,
    };

    private static FindingLevel DefaultLevel(JudgedModel model) => model.Class switch
    {
        LicenceClass.Restricted or LicenceClass.NonCommercial => FindingLevel.Warning,
        LicenceClass.Unknown => model.Files.Count > 0 && model.Files.All(file => file.Package is not null) ? FindingLevel.Report : FindingLevel.Suggestion,
        _ => FindingLevel.Report,
    };

    private static string Message(JudgedModel model, Judgement judgement, EvaluationCase project)
    {
        var licences = model.Licences.Count > 0 ? model.Licences : model.HostTerms;
        var terms = model.Class == LicenceClass.HostedTerms
            ? $"{model.Called} is a hosted model under {Wording.Names(licences, project.Catalog)}"
            : $"{model.Called} comes under {Wording.Names(licences, project.Catalog)}, {Wording.Kind(model.Kind)}";
        var all = terms + Wording.Bites(licences.Concat(model.HostTerms).Distinct().ToArray(), project.Catalog);
        return judgement.Verdict switch
        {
            Verdict.Deny => $"{all}. {Sentence(judgement)}: choose another (vetted explain {model.Subject}) or record an exception: vetted accept {model.Subject}",
            Verdict.Warn => $"{all}. {Sentence(judgement)}. Decide once: vetted accept {model.Subject}",
            _ when model.Class is LicenceClass.HostedTerms or LicenceClass.Open => all,
            _ => $"{all}. Decide once: vetted accept {model.Subject}",
        };
    }

    private static string Sentence(Judgement judgement) => Wording.Sentence(Wording.Objection(judgement));

    private static string UnknownMessage(JudgedModel model, Judgement judgement)
    {
        var refusal = judgement.Verdict == Verdict.Deny ? $" {Sentence(judgement)}." : "";
        if (model.Identity is { } identity)
        {
            var publisher = identity.Publisher is { } name ? " (" + name + ")" : "";
            return $"the licence of {model.Called}{publisher} is not known.{refusal} Read its terms and declare them once: declare.models in vetted.json";
        }

        if (model.References.Count > 0)
        {
            return $"which model \"{model.Subject}\" is cannot be told, so its licence is not known.{refusal} Say it once: declare.deployments in vetted.json";
        }

        var file = model.Files[0];
        return file.Licence is { } licence
            ? $"the terms of {licence}, the licence of the model file {model.Subject}, are not known.{refusal} Read them and declare the licence once: declare.models in vetted.json"
            : $"the licence of the model file {model.Subject} ({file.Format}) is not known: the file names none.{refusal} Declare it once: declare.models in vetted.json";
    }

    private static void JudgeUnknowns(EvaluationCase project, FindingList findings)
    {
        foreach (var group in project.Unresolved.GroupBy(unknown => unknown.Key, StringComparer.Ordinal))
        {
            var first = group.First();
            var judgement = Judgement.Of(project.Policy.ModelLicences, entry => entry == EnumWords.Of(LicenceClass.Unknown));
            var why = first.Reason switch
            {
                "environment" => "an environment variable",
                "deployment" => "a deployment name",
                "runtime-value" => "a value of the run time",
                _ => "configuration",
            };
            var refusal = judgement.Verdict == Verdict.Deny ? $" {Sentence(judgement)}." : "";
            findings.Add(
                Rules.ModelLicenceUnknown,
                first.Key,
                judgement.Verdict == Verdict.Allow ? null : judgement.Verdict,
                FindingLevel.Report,
                $"{first.Key} chooses the model here ({why}), so its licence is not known.{refusal} Say which it is once: declare.deployments in vetted.json",
                group.Select(unknown => unknown.Evidence.Place).OrderBy(place => place.File, StringComparer.Ordinal).ThenBy(place => place.Line),
                isAboutCode: true);
        }
    }

    private static void TellOffered(ProjectInventory inventory, FindingList findings)
    {
        var offered = inventory.Models.Where(reference => reference.Use == ModelUse.Offered).ToArray();
        if (offered.Length > 0)
        {
            var names = offered.Select(reference => reference.Name).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(name => name, StringComparer.Ordinal).ToArray();
            findings.Add(
                Rules.ModelLicence,
                "offered models",
                null,
                FindingLevel.Report,
                $"{Wording.Count(names.Length, "model is", "models are")} offered in a list and not judged: {Wording.Some(names, 5)}",
                offered.Select(reference => reference.Evidence.Place).OrderBy(place => place.File, StringComparer.Ordinal).ThenBy(place => place.Line).Take(1),
                isAboutCode: true);
        }
    }
}
