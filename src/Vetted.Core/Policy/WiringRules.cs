using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>VET2003 where source shows the clients: does every call of each pass a check of the category that the policy wants wired.</summary>
internal static class WiringRules
{
    /// <summary>Judges the clients of a capability.</summary>
    /// <returns>False where no client of the capability was seen, so that nothing can be said of paths.</returns>
    public static bool Judge(SafetyRequirement requirement, GuardSet guards, EvaluationCase project, FindingList findings)
    {
        var clients = project.Inventory.Clients.Where(client => client.Capability == requirement.Capability).ToArray();
        foreach (var group in clients.Where(client => !IsWired(client, requirement.Category, guards) && !guards.IsHostAttested(requirement.Category, Services(client, project))).GroupBy(client => client.Model ?? client.Client, StringComparer.Ordinal))
        {
            var worst = group.OrderBy(client => client.VerdictOf(requirement.Category)).ThenBy(client => client.Evidence.Place.File, StringComparer.Ordinal).ThenBy(client => client.Evidence.Place.Line).First();
            findings.Add(
                Rules.ClientNotWired,
                group.Key + "/" + requirement.Category,
                SafetyRules.IsAsked(requirement) ? Verdict.Deny : null,
                FindingLevel.Warning,
                Message(worst, requirement, guards),
                group.Select(client => client.Evidence.Place).OrderBy(place => place == worst.Evidence.Place ? 0 : 1),
                isAboutCode: true);
        }

        return clients.Length > 0;
    }

    /// <summary>True where every client of the capability passes the check.</summary>
    public static bool AreAllWired(SafetyRequirement requirement, GuardSet guards, EvaluationCase project) =>
        project.Inventory.Clients.Where(client => client.Capability == requirement.Capability).All(client => IsWired(client, requirement.Category, guards));

    private static bool IsWired(ClientWiring client, string category, GuardSet guards) =>
        client.VerdictOf(category) == WiringVerdict.Wired && guards.Count(client.Categories.First(one => one.Category == category).Tools);

    // The services that the client's model is called through, as far as the places that name it say so.
    private static string[] Services(ClientWiring client, EvaluationCase project) => client.Model is not { } model ? Array.Empty<string>() : project.Inventory.Models
        .Where(reference => string.Equals(reference.Text, model, StringComparison.OrdinalIgnoreCase)).Select(reference => reference.Service ?? "").Distinct(StringComparer.Ordinal).ToArray();

    private static string Message(ClientWiring client, SafetyRequirement requirement, GuardSet guards)
    {
        var calls = client.Capability == "training" ? "the model trained here" : client.Model is { } model ? $"calls of {model} ({client.Client})" : $"calls of this {client.Client}";
        var check = Wording.Check(requirement.Category);
        var asked = $", where {Wording.FileOf(requirement.Place)} asks for \"{EnumWords.Of(requirement.Assurance)}\"";
        var found = client.Categories.FirstOrDefault(one => one.Category == requirement.Category);
        var place = found?.Guard is { } guard ? $" ({guard.File}({guard.Line}))" : "";
        var passes = client.Capability == "training" ? "gets" : "pass";
        return client.VerdictOf(requirement.Category) switch
        {
            WiringVerdict.Wired => $"{calls} {passes} a {check}{place} that the policy does not count (see VET2004){asked}. Use a tool that is vetted enough",
            WiringVerdict.CannotTell => $"whether {calls} {passes} a {check} cannot be told: {found?.Reason ?? client.Unclear}{asked}. Bring the check nearer to the call, or declare what guards it",
            WiringVerdict.UsedNotWired => $"{calls} {(client.Capability == "training" ? "gets" : "get")} past the {check}{place}: {found!.Reason}{asked}. Check the same text before or after the call and act on the result",
            _ => $"{calls} {passes} no {check}{asked}. Put one around the client (light bulb), or check the same text before or after the call and act on the result",
        };
    }
}
