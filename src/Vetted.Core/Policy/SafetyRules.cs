using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>VET2001, VET2003 and VET2005: is every capability guarded as the policy requires; VET2002 and VET2004: are the guards worth their name.</summary>
internal static class SafetyRules
{
    private const string Approval = "tool-approval";

    // What is asked of an application where no policy speaks: the one question everybody should have an answer to.
    private static readonly SafetyRequirement[] Unasked = { new("text-generation", "content-safety", Assurance.ProviderDefault, new Place("", 0)) };

    public static void Judge(EvaluationCase project, FindingList findings)
    {
        var guards = new GuardSet(project);
        if (project.Inventory.Role == ProjectRole.Application)
        {
            var capabilities = CapabilitySet.Of(project);
            foreach (var requirement in project.Policy.Safety.Concat(Unasked.Where(unasked => !project.Policy.Safety.Any(asked => IsSame(asked, unasked)))))
            {
                if (capabilities.Find(requirement.Capability) is { } places)
                {
                    Judge(requirement, places, guards, project, findings);
                }
            }

            if (!project.Policy.Safety.Any(requirement => requirement is { Capability: "tool-calling", Category: Approval }) && capabilities.FindInCode("tool-calling") is { } calls
                && !(guards.Best(Approval) >= Assurance.Attested))
            {
                AddWithoutApproval(null, calls, project, findings);
            }

            JudgeWeakenings(project, findings);
        }

        JudgeTools(guards, project, findings);
    }

    private static void Judge(SafetyRequirement requirement, CapabilityPlaces places, GuardSet guards, EvaluationCase project, FindingList findings)
    {
        if (requirement.Assurance == Assurance.Wired && WiringRules.Judge(requirement, guards, project, findings))
        {
            return;
        }

        var best = guards.Best(requirement.Category);
        if (requirement.Assurance == Assurance.ProviderDefault && !(best >= Assurance.ProviderDefault) && guards.HasProviderDefault(requirement, project))
        {
            return;
        }

        if (best >= requirement.Assurance)
        {
            if (requirement.Assurance == Assurance.Wired)
            {
                AddUnwiredModels(requirement, guards, project, findings);
            }

            return;
        }

        if (requirement.Category == Approval)
        {
            AddWithoutApproval(requirement, places, project, findings);
            return;
        }

        // A tool that is called, but not on the path that was asked for, is another finding than no tool at all.
        var isUsed = requirement.Assurance == Assurance.Wired && best == Assurance.Used;
        findings.Add(
            isUsed ? Rules.ClientNotWired : Rules.SafetyMissing,
            requirement.Capability + "/" + requirement.Category,
            IsAsked(requirement) ? Verdict.Deny : null,
            FindingLevel.Warning,
            Message(requirement, best, places, guards),
            places.Places,
            places.IsInCode);
    }

    internal static bool IsAsked(SafetyRequirement requirement) => requirement.Place.File.Length > 0;

    private static bool IsSame(SafetyRequirement left, SafetyRequirement right) => left.Capability == right.Capability && left.Category == right.Category;

    private static string Message(SafetyRequirement requirement, Assurance? best, CapabilityPlaces places, GuardSet guards)
    {
        var does = $"this app {Wording.Does(requirement.Capability)}{Wording.InParentheses(places.Models)}";
        var check = Wording.Check(requirement.Category);
        var tools = string.Join(", ", guards.ToolsFor(requirement.Category));
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
            "content-safety" => "Add moderation (light bulb)",
            "prompt-injection" => "Add a prompt shield",
            "evaluation" => "Add an evaluation",
            "observability" => "Add telemetry",
            _ => "Add one",
        };
        return $"{does} {seen}{unvetted}. {add} or declare what protects it";
    }

    private static string Only(Assurance assurance) => assurance switch
    {
        Assurance.ProviderDefault => "the host's default",
        Assurance.Attested => "attested",
        Assurance.Referenced => "referenced",
        _ => "used",
    };

    private static void AddUnwiredModels(SafetyRequirement requirement, GuardSet guards, EvaluationCase project, FindingList findings)
    {
        foreach (var model in project.Models.Where(model => model.Identity is null or { IsGuard: false } && CapabilitySet.Does(model, requirement.Capability)))
        {
            if (model.References.Count > 0 && !guards.Guards(requirement.Category, model))
            {
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
    }

    private static void AddWithoutApproval(SafetyRequirement? requirement, CapabilityPlaces places, EvaluationCase project, FindingList findings)
    {
        var tools = project.Inventory.Parts.Where(part => part.Kind is "tool" or "mcp-server").Select(part => part.Name).Distinct(StringComparer.Ordinal).ToArray();
        var asked = requirement is null ? "" : $", where {Wording.FileOf(requirement.Place)} asks for \"{EnumWords.Of(requirement.Assurance)}\" at least";
        findings.Add(
            Rules.ToolsWithoutApproval,
            "tool-calling/" + Approval,
            requirement is null ? null : Verdict.Deny,
            FindingLevel.Suggestion,
            $"models can call tools here{Wording.InParentheses(tools)} and no approval step was found{asked}. Ask a person before tools that change something, or declare what protects it",
            places.Places,
            places.IsInCode);
    }

    private static void JudgeWeakenings(EvaluationCase project, FindingList findings)
    {
        foreach (var group in project.Inventory.Weakenings.GroupBy(weakening => weakening.Kind, StringComparer.Ordinal))
        {
            var isApproval = project.Catalog.Weakenings.FirstOrDefault(weakening => weakening.Id == group.Key)?.Categories.Contains(Approval) == true;
            var first = group.First();
            var isRequired = project.Policy.Safety.Any(requirement => (requirement.Category == Approval) == isApproval);
            findings.Add(
                isApproval ? Rules.ToolsWithoutApproval : Rules.ClientNotWired,
                group.Key,
                isRequired ? Verdict.Warn : null,
                FindingLevel.Suggestion,
                first.Description + ". Remove it, or say why it is safe here in an exception: vetted accept " + group.Key,
                Sorted(group.Select(weakening => weakening.Evidence.Place)),
                isAboutCode: true);
        }
    }

    private static void JudgeTools(GuardSet guards, EvaluationCase project, FindingList findings)
    {
        foreach (var (tool, assurance, places) in guards.Seen)
        {
            if (assurance == Assurance.Referenced && tool.ProtectingMembers.Count > 0 && project.SawCode && project.Inventory.Role == ProjectRole.Application)
            {
                findings.Add(
                    Rules.SafetyToolUnused,
                    tool.Id,
                    null,
                    FindingLevel.Suggestion,
                    $"{tool.Name} is referenced but nothing here calls what protects, so it guards nothing. Call it before or after the model, or remove it",
                    places);
            }

            if (Weakness(tool, project.Policy.MinimumVetting) is { } weakness)
            {
                findings.Add(
                    Rules.SafetyToolNotVetted,
                    tool.Id,
                    project.Policy.MinimumVetting is null ? null : Verdict.Warn,
                    FindingLevel.Suggestion,
                    $"{tool.Name} {weakness}. Prefer a tool that somebody has examined and maintains (vetted explain {tool.Id})",
                    places);
            }
        }
    }

    /// <summary>Why a tool is not vetted enough, or null.</summary>
    internal static string? Weakness(SafetyTool tool, string? minimum)
    {
        if (tool.Status == "archived")
        {
            return "is archived: nobody maintains it any more";
        }

        if (tool.VettingGrade is null)
        {
            return "is not vetted: nothing is known to stand behind it";
        }

        return minimum is not null && Array.IndexOf(PolicyKeys.VettingGrades, tool.VettingGrade) < Array.IndexOf(PolicyKeys.VettingGrades, minimum)
            ? $"is only {tool.VettingGrade}, where the policy asks for {minimum}"
            : null;
    }

    private static IEnumerable<Place> Sorted(IEnumerable<Place> places) =>
        places.OrderBy(place => place.File, StringComparer.Ordinal).ThenBy(place => place.Line).ThenBy(place => place.Column);
}
