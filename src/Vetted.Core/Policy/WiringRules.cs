using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>VET2003 where source shows the clients: does every call of each pass a check of the category that the policy wants wired.</summary>
internal static class WiringRules
{
    private const int MostToldAlone = 5;

    /// <summary>Judges the clients of a capability.</summary>
    /// <returns>False where no client of the capability was seen, so that nothing can be said of paths.</returns>
    public static bool Judge(SafetyRequirement requirement, GuardSet guards, EvaluationCase project, FindingList findings)
    {
        var clients = ClientsOf(requirement, project);
        foreach (var group in clients.Where(client => !IsWired(client, requirement.Category, guards) && !guards.IsHostAttested(requirement.Category, Services(client, project))).GroupBy(client => client.Model ?? client.Client, StringComparer.Ordinal))
        {
            AddEach(group.Key, WorstFirst(group, requirement.Category), requirement, guards, findings);
        }

        return clients.Length > 0;
    }

    /// <summary>True where every client of the capability passes the check.</summary>
    /// <param name="requirement">What is asked.</param>
    /// <param name="guards">What counts.</param>
    /// <param name="project">The project.</param>
    /// <param name="isByHost">True where the calls of one of them pass it at the host only, as the team attests.</param>
    public static bool AreAllGuarded(SafetyRequirement requirement, GuardSet guards, EvaluationCase project, out bool isByHost)
    {
        var clients = ClientsOf(requirement, project);
        var others = clients.Where(client => !IsWired(client, requirement.Category, guards)).ToArray();
        isByHost = others.Length > 0;
        return others.All(client => guards.IsHostAttested(requirement.Category, Services(client, project)));
    }

    /// <summary>The tools that stand on the path of the capability's clients, by name.</summary>
    public static IEnumerable<string> ToolsFor(SafetyRequirement requirement, EvaluationCase project) => ClientsOf(requirement, project)
        .SelectMany(client => client.Categories.Where(one => one.Category == requirement.Category && one.Verdict == WiringVerdict.Wired))
        .SelectMany(one => one.Tools).Select(id => project.Catalog.FindSafetyTool(id)?.Name ?? id)
        .Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal);

    private static ClientWiring[] ClientsOf(SafetyRequirement requirement, EvaluationCase project) =>
        project.Inventory.Clients.Where(client => client.Capability == requirement.Capability).ToArray();

    // Each client is repaired where it is made, so each is told; those beyond what a console can show share the last line.
    private static void AddEach(string name, ClientWiring[] clients, SafetyRequirement requirement, GuardSet guards, FindingList findings)
    {
        for (var i = 0; i < clients.Length && i < MostToldAlone; i++)
        {
            findings.Add(
                Rules.ClientNotWired,
                name + "/" + requirement.Category,
                SafetyRules.IsAsked(requirement) ? Verdict.Deny : null,
                FindingLevel.Warning,
                Message(clients[i], requirement, guards),
                clients.Skip(i).Take(i < MostToldAlone - 1 ? 1 : clients.Length).Select(client => client.Evidence.Place),
                isAboutCode: true);
        }
    }

    // Two registrations at one place are one line to repair.
    private static ClientWiring[] WorstFirst(IEnumerable<ClientWiring> clients, string category) => clients
        .OrderBy(client => client.VerdictOf(category)).ThenBy(client => client.Evidence.Place.File, StringComparer.Ordinal).ThenBy(client => client.Evidence.Place.Line).ThenBy(client => client.Evidence.Place.Column)
        .GroupBy(client => client.Evidence.Place).Select(group => group.First()).ToArray();

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
            _ => $"{calls} {passes} no {check}{asked}. Put one around the client ({guards.HowToAdd(requirement.Category)}), or check the same text before or after the call and act on the result",
        };
    }
}
