using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Licensing;

namespace Vetted.Policy;

/// <summary>VET1005: what licences ask of whoever gives a model on, and whether it was found in the files.</summary>
internal static class ObligationRules
{
    private enum State
    {
        Met,
        Missing,

        /// <summary>Nobody looked, or no file can show it.</summary>
        NotChecked,
    }

    public static void Judge(EvaluationCase project, FindingList findings)
    {
        if (project.Models.Count == 0)
        {
            return;
        }

        var facts = project.Policy.Declared.ToFacts();
        foreach (var model in project.Models.Where(model => !project.Policy.Declared.Attestations.Any(item => IsAbout(item.Obligation, model))))
        {
            var duties = ModelDuty.Of(model, facts, project.Catalog)
                .Select(duty => (Duty: duty, Result: StateOf(duty, project))).Where(pair => pair.Result.State != State.Met && Says(pair.Duty.Obligation) is not null).ToArray();
            var missing = duties.Where(pair => pair.Result.State == State.Missing).ToArray();
            var rest = duties.Where(pair => pair.Result.State == State.NotChecked).ToArray();
            if (missing.Length > 0)
            {
                findings.Add(Rules.Obligation, model.Subject, null, FindingLevel.Suggestion, MissingMessage(model, missing, rest), model.Places, model.IsAboutCode);
            }
            else if (rest.Length > 0)
            {
                findings.AddUnchecked(Rules.Obligation, model.Subject, project.Inventory.Duties is null ? FindingLevel.Suggestion : FindingLevel.Report, UncheckedMessage(model, rest), model.Places, model.IsAboutCode);
            }
        }
    }

    private static string MissingMessage(JudgedModel model, (ModelDuty Duty, (State State, string Hint) Result)[] missing, (ModelDuty Duty, (State State, string Hint) Result)[] other)
    {
        var texts = missing.Select(pair => Says(pair.Duty.Obligation) + pair.Result.Hint + Where(pair.Duty));
        var also = other.Length == 0 ? "" : $". Not checked: {string.Join("; ", other.Select(pair => Says(pair.Duty.Obligation)).Distinct())}";
        return $"{model.Subject} is given on, so its licence asks to {string.Join("; ", texts)}, and that was not found{also}. "
            + "Add it (vetted notices --write-notice), or show where it is done: declare.attestations in vetted.json";
    }

    private static string UncheckedMessage(JudgedModel model, (ModelDuty Duty, (State State, string Hint) Result)[] duties) =>
        $"who gives {model.Subject} on has to {string.Join("; ", duties.Select(pair => Says(pair.Duty.Obligation) + Where(pair.Duty)))}. "
            + "Whether that is done was not checked here; show where it is: declare.attestations in vetted.json";

    private static (State State, string Hint) StateOf(ModelDuty duty, EvaluationCase project)
    {
        if (duty.Obligation.Kind == ObligationKind.DerivedName)
        {
            return NameState(duty, project);
        }

        if (project.Inventory.Duties is not { } search || duty.Text is not { } wanted)
        {
            return (State.NotChecked, "");
        }

        var sights = search.Sights.Where(sight => sight.Kind == wanted.Kind && sight.Text == wanted.Text).ToArray();
        if (sights.Any(sight => sight.InOutput || !search.SawOutput || wanted.Kind == DutyText.Display))
        {
            return (State.Met, "");
        }

        return (State.Missing, sights.Length > 0 ? $" in the output ({sights[0].Place.File} has it and is not copied there)" : "");
    }

    // The names the team gives to models that it made: declared models that say which catalog model they are made from.
    private static (State State, string Hint) NameState(ModelDuty duty, EvaluationCase project)
    {
        var made = project.Policy.Declared.Models
            .Where(model => model.Is is { } id && project.Catalog.Identify(id)?.Licences.Contains(duty.Licence.Id, StringComparer.OrdinalIgnoreCase) == true)
            .Select(model => LastSegment(model.Id)).Distinct(StringComparer.Ordinal).ToArray();
        if (made.Length == 0 || duty.Obligation.Wording is not { } prefix)
        {
            return (State.NotChecked, "");
        }

        return made.FirstOrDefault(name => !Squeezed(name).StartsWith(Squeezed(prefix), StringComparison.OrdinalIgnoreCase)) is { } other ? (State.Missing, $" (yours is called {other})") : (State.Met, "");
    }

    private static string LastSegment(string id) => id.Substring(id.LastIndexOf('/') + 1);

    // "Llama 3" is "Llama-3" in an id and "llama3" in a file name.
    private static string Squeezed(string name) => new(name.Where(char.IsLetterOrDigit).ToArray());

    private static string? Says(Obligation obligation) => obligation.Kind switch
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

    private static string Where(ModelDuty duty) => duty.Obligation.Source.Clause is { } clause ? $" ({duty.Licence.Name}, {clause})" : $" ({duty.Licence.Name})";

    private static bool IsAbout(string? subject, JudgedModel model) => subject is not null
        && (Pattern.Matches(subject, model.Subject) || model.References.Any(reference => Pattern.Matches(subject, reference.Text)) || model.Files.Any(file => Pattern.Matches(subject, file.Path)));
}
