using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Licensing;

namespace Vetted.Policy;

/// <summary>VET1005 and VET1006: what the terms of models' licences say of the facts that the team declares.</summary>
internal static class TermsRules
{
    public static void Judge(EvaluationCase project, FindingList findings)
    {
        if (project.Models.Count == 0)
        {
            return;
        }

        var facts = project.Policy.Declared.ToFacts();
        foreach (var model in project.Models)
        {
            var licences = model.Licences.Concat(model.HostTerms).Select(id => project.Catalog.FindLicence(id)).OfType<Licence>().ToArray();
            if (licences.Length > 0)
            {
                Judge(model, TermsCheck.Check(licences, facts, FactsOf(model, facts), project.AsOf ?? project.Catalog.Date), project, findings);
            }
        }
    }

    private static void Judge(JudgedModel model, TermsResult result, EvaluationCase project, FindingList findings)
    {
        var conflicts = result.Findings.Where(finding => finding.Verdict == TermsVerdict.Conflict).ToArray();
        if (conflicts.Length > 0)
        {
            findings.Add(
                Rules.TermsConflict,
                model.Subject,
                null,
                model.Class is LicenceClass.Restricted or LicenceClass.NonCommercial ? FindingLevel.Warning : FindingLevel.Suggestion,
                $"{model.Subject} and what you declare do not go together: {string.Join("; ", conflicts.Select(conflict => conflict.Message + Where(conflict.Licence, conflict.Source, project)))}. "
                    + $"Get permission and declare the licence you obtained, choose another (vetted explain {model.Subject}), or correct the declaration",
                model.Places,
                model.IsAboutCode);
        }

        var due = result.Obligations.Where(obligation => obligation.IsCertain && Duty(obligation) is not null).ToArray();
        if (due.Length > 0 && !project.Policy.Declared.Attestations.Any(item => IsAbout(item.Obligation, model)))
        {
            findings.Add(
                Rules.Obligation,
                model.Subject,
                null,
                FindingLevel.Suggestion,
                $"who gives {model.Subject} on has to {string.Join("; ", due.Select(obligation => Duty(obligation) + Where(obligation.Licence, obligation.Source, project)))}. "
                    + "Show where that is done: declare.attestations in vetted.json",
                model.Places,
                model.IsAboutCode);
        }
    }

    // Weights that go to the output are given on unless the team says how it is.
    private static ModelFacts FactsOf(JudgedModel model, DeclaredFacts facts)
    {
        var declared = new[] { model.Subject }.Concat(model.References.Select(reference => reference.Text)).Concat(model.Files.Select(file => file.Path))
            .Select(name => facts.Models.FirstOrDefault(pair => string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase)).Value)
            .FirstOrDefault(found => found is not null) ?? new ModelFacts();
        return declared.GivenOn == ModelGivenOn.Unknown && model.Files.Any(file => file.OutputPath is not null) ? declared with { GivenOn = ModelGivenOn.WeightsShipped } : declared;
    }

    private static string? Duty(Obligation obligation) => obligation.Kind switch
    {
        ObligationKind.Display => obligation.Wording is { } text ? $"show \"{text}\"" : "show the model's name",
        ObligationKind.DerivedName => obligation.Wording is { } prefix ? $"begin the name of a model made from it with \"{prefix}\"" : null,
        ObligationKind.Notice => obligation.Wording is { } sentence ? $"add a notice file with \"{sentence}\"" : "add a notice file",
        ObligationKind.LicenceCopy => "add a copy of the licence",
        ObligationKind.Attribution => "keep the copyright notices",
        ObligationKind.ChangeNotice => "say what was changed",
        ObligationKind.PassThrough => "pass its limits of use on to recipients",
        ObligationKind.ShareAlike => "give changed versions on under the same licence",
        ObligationKind.Registration => "register for commercial use",
        _ => null,
    };

    private static string Where(string licence, LicenceTerm source, EvaluationCase project)
    {
        var name = project.Catalog.FindLicence(licence)?.Name ?? licence;
        return source.Clause is { } clause ? $" ({name}, {clause})" : $" ({name})";
    }

    private static bool IsAbout(string? subject, JudgedModel model) => subject is not null
        && (Pattern.Matches(subject, model.Subject) || model.References.Any(reference => Pattern.Matches(subject, reference.Text)) || model.Files.Any(file => Pattern.Matches(subject, file.Path)));
}
