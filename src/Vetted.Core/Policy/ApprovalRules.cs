using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>VET2005: functions and MCP servers that models can call, and whether somebody is asked before.</summary>
internal static class ApprovalRules
{
    /// <summary>The safety category of approval steps.</summary>
    public const string Category = "tool-approval";

    /// <summary>True for a part that a model of the project can call.</summary>
    public static bool IsCallable(AiPart part) => part.Kind is "tool" or "mcp-server" or "mcp-client";

    /// <summary>True where every tool is known to ask.</summary>
    public static bool AllAsk(ProjectInventory inventory) => inventory.Parts.Any(IsCallable) && inventory.Parts.Where(IsCallable).All(part => part.Approval == ToolApproval.Asked);

    /// <summary>Adds the finding: tools are callable and nobody is asked.</summary>
    /// <param name="requirement">What the policy asks; null where no policy speaks.</param>
    /// <param name="places">Where tool calling is in use.</param>
    /// <param name="project">The project.</param>
    /// <param name="findings">Takes the finding.</param>
    public static void Add(SafetyRequirement? requirement, CapabilityPlaces places, EvaluationCase project, FindingList findings)
    {
        var callable = project.Inventory.Parts.Where(IsCallable).ToArray();
        var unasked = callable.Where(part => part.Approval != ToolApproval.Asked).ToArray();
        var names = unasked.Select(part => part.Name).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToArray();
        var asked = requirement is null ? "" : $", where {Wording.FileOf(requirement.Place)} asks for \"{EnumWords.Of(requirement.Assurance)}\" at least";
        var seen = callable.Length > unasked.Length && unasked.Length > 0
            ? $"models can call tools here that do not pass the approval step of the others{Wording.InParentheses(names)}{asked}"
            : $"models can call tools here{Wording.InParentheses(names)} and no approval step was found{asked}";
        findings.Add(
            Rules.ToolsWithoutApproval,
            "tool-calling/" + Category,
            requirement is null ? null : Verdict.Deny,
            FindingLevel.Suggestion,
            seen + ". Ask a person before tools that change something, or declare what protects it",
            unasked.Length > 0 ? Sorted(unasked) : places.Places,
            places.IsInCode);
    }

    // The tools themselves are the lines to change; a server in a configuration file comes after code.
    private static Place[] Sorted(IEnumerable<AiPart> parts) => parts
        .OrderBy(part => EvaluationCase.IsCode(part.Evidence) ? 0 : 1)
        .ThenBy(part => part.Evidence.Place.File, StringComparer.Ordinal)
        .ThenBy(part => part.Evidence.Place.Line)
        .ThenBy(part => part.Evidence.Place.Column)
        .Select(part => part.Evidence.Place)
        .Distinct()
        .ToArray();
}
