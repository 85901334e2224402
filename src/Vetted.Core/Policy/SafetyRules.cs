using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>VET2001 and VET2003: is every capability guarded as the policy requires, and does nothing weaken that.</summary>
internal static class SafetyRules
{
    private const string Approval = ApprovalRules.Category;

    // What is asked of an application where no policy speaks: the one question everybody should have an answer to.
    private static readonly SafetyRequirement[] Unasked = { new("text-generation", "content-safety", Assurance.ProviderDefault, new Place("", 0)) };

    /// <summary>Judges the project.</summary>
    /// <returns>What was asked of it and what was seen, sorted by capability and category.</returns>
    public static IReadOnlyList<SafetyVerdict> Judge(EvaluationCase project, FindingList findings)
    {
        var guards = new GuardSet(project);
        var verdicts = new List<SafetyVerdict>();
        if (project.Inventory.Role == ProjectRole.Application)
        {
            var capabilities = CapabilitySet.Of(project);
            foreach (var requirement in project.Policy.Safety.Concat(Unasked.Where(unasked => !project.Policy.Safety.Any(asked => IsSame(asked, unasked)))))
            {
                if (capabilities.Find(requirement.Capability) is { } places)
                {
                    verdicts.Add(Judge(requirement, places, guards, project, findings));
                }
            }

            if (!project.Policy.Safety.Any(requirement => requirement is { Capability: "tool-calling", Category: Approval }) && capabilities.FindInCode("tool-calling") is { } calls
                && !(guards.Best(Approval) >= Assurance.Attested))
            {
                ApprovalRules.Add(null, calls, project, findings);
            }

            JudgeWeakenings(project, findings);
        }

        SafetyToolRules.Judge(guards, project, findings);
        return verdicts.OrderBy(verdict => verdict.Capability, StringComparer.Ordinal).ThenBy(verdict => verdict.Category, StringComparer.Ordinal).ToArray();
    }

    private static SafetyVerdict Judge(SafetyRequirement requirement, CapabilityPlaces places, GuardSet guards, EvaluationCase project, FindingList findings)
    {
        var best = guards.Best(requirement.Category);
        var by = guards.ToolsFor(requirement.Category).ToArray();
        if (!(best >= Assurance.ProviderDefault) && guards.HasProviderDefault(requirement, project))
        {
            best = Assurance.ProviderDefault;
            by = guards.HostsOf(requirement, project).ToArray();
        }

        var isMet = best >= requirement.Assurance;
        if (requirement.Assurance == Assurance.Wired && WiringRules.Judge(requirement, guards, project, findings))
        {
            // The clients themselves say it; a tool that is wired somewhere guards no other client.
            isMet = WiringRules.AreAllGuarded(requirement, guards, project, out var isByHost);
            best = isMet ? isByHost ? Assurance.Attested : Assurance.Wired : best > Assurance.Used ? Assurance.Used : best;
            by = isMet && !isByHost ? WiringRules.ToolsFor(requirement, project).ToArray() : by;
        }
        else if (isMet && requirement.Assurance == Assurance.Wired)
        {
            isMet = !AddUnwiredModels(requirement, guards, project, findings);
        }
        else if (!isMet && requirement.Category == Approval)
        {
            ApprovalRules.Add(requirement, places, project, findings);
        }
        else if (!isMet)
        {
            // A tool that is called, but not on the path that was asked for, is another finding than no tool at all.
            var isUsed = requirement.Assurance == Assurance.Wired && best == Assurance.Used;
            findings.Add(
                isUsed ? Rules.ClientNotWired : Rules.SafetyMissing,
                requirement.Capability + "/" + requirement.Category,
                IsAsked(requirement) ? Verdict.Deny : null,
                FindingLevel.Warning,
                Message(requirement, best, by, places, guards),
                places.Places,
                places.IsInCode);
        }

        return new SafetyVerdict(requirement.Capability, requirement.Category, requirement.Assurance, best, isMet, by, requirement.Place.File);
    }

    internal static bool IsAsked(SafetyRequirement requirement) => requirement.Place.File.Length > 0;

    private static bool IsSame(SafetyRequirement left, SafetyRequirement right) => left.Capability == right.Capability && left.Category == right.Category;

    private static string Message(SafetyRequirement requirement, Assurance? best, IReadOnlyList<string> by, CapabilityPlaces places, GuardSet guards)
    {
        var does = $"this app {Wording.Does(requirement.Capability)}{Wording.InParentheses(places.Models)}";
        var check = Wording.Check(requirement.Category);
        var tools = string.Join(", ", by);
        var asked = IsAsked(requirement) ? $", where {Wording.FileOf(requirement.Place)} asks for \"{EnumWords.Of(requirement.Assurance)}\" at least" : "";
        var seen = best switch
        {
            null => $"and no {check} was found{asked}",
            Assurance.CannotTell => $"and whether its {check} ({tools}) guards it cannot be told{asked}",
            _ => $"and its {check} ({tools}) is only {Only(best.Value)}{asked}",
        };
        var unvetted = guards.UncountedFor(requirement.Category) is { Length: > 0 } names ? $" ({names} does not count: see VET2004)" : "";
        var add = requirement.Category switch
        {
            _ when best == Assurance.Used => "Put it on the path of this client's calls",
            _ when best == Assurance.Referenced => "Call it before or after the model",
            "content-safety" => $"Add moderation ({guards.HowToAdd(requirement.Category)})",
            "prompt-injection" => "Add a prompt shield",
            "evaluation" => "Add an evaluation",
            "observability" => "Add telemetry",
            _ => "Add one",
        };
        return $"{does} {seen}{unvetted}. {add} or declare what protects it";
    }

    private static string Only(Assurance assurance) => assurance switch
    {
        Assurance.ProviderDefault => "what the host documents as its default",
        Assurance.Attested => "attested",
        Assurance.Referenced => "referenced",
        _ => "used",
    };

    private static bool AddUnwiredModels(SafetyRequirement requirement, GuardSet guards, EvaluationCase project, FindingList findings)
    {
        var isAny = false;
        foreach (var model in project.Models.Where(model => model.Identity is null or { IsGuard: false } && CapabilitySet.Does(model, requirement.Capability)))
        {
            if (model.References.Count > 0 && !guards.Guards(requirement.Category, model))
            {
                isAny = true;
                findings.Add(
                    Rules.ClientNotWired,
                    model.Subject + "/" + requirement.Category,
                    Verdict.Deny,
                    FindingLevel.Warning,
                    $"calls to {model.Subject} do not pass the {Wording.Check(requirement.Category)} that others pass, where {Wording.FileOf(requirement.Place)} asks for \"wired\". "
                        + "Build this client through the guarded pipeline",
                    model.Places,
                    isAboutCode: true);
            }
        }

        return isAny;
    }

    private static void JudgeWeakenings(EvaluationCase project, FindingList findings)
    {
        foreach (var group in project.Inventory.Weakenings.GroupBy(weakening => weakening.Kind, StringComparer.Ordinal))
        {
            var categories = project.Catalog.Weakenings.FirstOrDefault(weakening => weakening.Id == group.Key)?.Categories ?? Array.Empty<string>();
            var isApproval = categories.Contains(Approval);
            var first = group.First();
            var isRequired = project.Policy.Safety.Any(requirement => (requirement.Category == Approval) == isApproval);
            findings.Add(
                isApproval ? Rules.ToolsWithoutApproval : Rules.ClientNotWired,
                group.Key,
                isRequired ? Verdict.Warn : null,

                // Everybody is asked for content safety, so switching the host's filter off speaks as loud as having none.
                categories.Contains("content-safety") ? FindingLevel.Warning : FindingLevel.Suggestion,
                first.Description + ". Remove it, or say why it is safe here in an exception: vetted accept " + group.Key,
                Sorted(group.Select(weakening => weakening.Evidence.Place)),
                isAboutCode: true);
        }
    }

    private static IEnumerable<Place> Sorted(IEnumerable<Place> places) =>
        places.OrderBy(place => place.File, StringComparer.Ordinal).ThenBy(place => place.Line).ThenBy(place => place.Column);
}
