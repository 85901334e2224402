using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Licensing;

namespace Vetted.Policy;

/// <summary>VET1006: what the terms of models' licences say of the facts that the team declares.</summary>
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
            var licences = LicencesOf(model, project.Catalog);
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
    }

    /// <summary>The catalogued licences and host terms of a model.</summary>
    public static Licence[] LicencesOf(JudgedModel model, AiCatalog catalog) =>
        model.Licences.Concat(model.HostTerms).Select(id => catalog.FindLicence(id)).OfType<Licence>().GroupBy(licence => licence.Id, StringComparer.Ordinal).Select(group => group.First()).ToArray();

    /// <summary>What is declared of a model; weights that go to the output are given on unless the team says how it is.</summary>
    public static ModelFacts FactsOf(JudgedModel model, DeclaredFacts facts)
    {
        var declared = new[] { model.Subject }.Concat(model.References.Select(reference => reference.Text)).Concat(model.Files.Select(file => file.Path))
            .Select(name => facts.Models.FirstOrDefault(pair => string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase)).Value)
            .FirstOrDefault(found => found is not null) ?? new ModelFacts();
        if (declared.Multimodal is null && model.Identity is { } identity && identity.Capabilities.Contains("vision", StringComparer.Ordinal) && identity.Capabilities.Contains("text-generation", StringComparer.Ordinal))
        {
            declared = declared with { Multimodal = true };
        }

        return declared.GivenOn == ModelGivenOn.Unknown && model.Files.Any(file => file.OutputPath is not null) ? declared with { GivenOn = ModelGivenOn.WeightsShipped } : declared;
    }

    private static string Where(string licence, LicenceTerm source, EvaluationCase project)
    {
        var name = project.Catalog.FindLicence(licence)?.Name ?? licence;
        return source.Clause is { } clause ? $" ({name}, {clause})" : $" ({name})";
    }
}
