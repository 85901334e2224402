using System;
using System.Linq;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Text;

namespace Vetted.Reports.Html;

/// <summary>What was asked to stand guard and what does, the guard map, and the checklist of deployment practices.</summary>
internal static class SafetySections
{
    /// <summary>What the policy asks for, category by category.</summary>
    public static void WriteVerdicts(HtmlBuilder html, HtmlScope scope)
    {
        if (!scope.IsFull || scope.Input.Evaluation is not { Safety.Count: > 0 } evaluation)
        {
            return;
        }

        html.OpenTable("What has to stand guard", "For", "Against", "Asked for", "Shown", "By", "Enough", "Asked by");
        foreach (var verdict in evaluation.Safety)
        {
            html.Open("tr").Element("td", verdict.Capability).Element("td", verdict.Category)
                .Element("td", EnumWords.Of(verdict.Required).Replace('-', ' '))
                .Element("td", verdict.Shown is { } shown ? Shown(shown) : "nothing")
                .Element("td", string.Join(", ", verdict.By))
                .Element("td", verdict.IsMet ? "yes" : "no")
                .Element("td", verdict.AskedBy.Length == 0 ? "asked of every application" : OutputPath.Of(verdict.AskedBy))
                .Close();
        }

        html.CloseTable();
    }

    /// <summary>The clients that ask models, and whether their calls pass a check; known where a policy asks for it.</summary>
    public static void WriteClients(HtmlBuilder html, HtmlScope scope)
    {
        if (!scope.IsFull || scope.Inventory.Clients.Count == 0)
        {
            return;
        }

        html.OpenTable("Clients, and what stands on the path of their calls", "Client", "Against", "Calls", "Check", "Because");
        foreach (var client in scope.Inventory.Clients.OrderBy(client => client.Evidence.Place.File, StringComparer.Ordinal).ThenBy(client => client.Evidence.Place.Line).ThenBy(client => client.Name, StringComparer.Ordinal))
        {
            var asked = scope.Input.Policy?.Safety.Where(requirement => requirement.Capability == client.Capability && requirement.Assurance == Assurance.Wired).Select(requirement => requirement.Category) ?? Enumerable.Empty<string>();
            foreach (var category in client.Categories.Select(one => one.Category).Concat(asked).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal))
            {
                var found = client.Categories.FirstOrDefault(one => one.Category == category);
                html.Open("tr").Open("td").Text(client.Name).Element("div", OutputPath.Of(client.Evidence.Place), "mono").Close()
                    .Element("td", category)
                    .Open("td").Element("span", Says(client.VerdictOf(category)), "badge " + Colour(client.VerdictOf(category))).Close()
                    .Open("td").Text(found is null ? "" : string.Join(", ", found.Tools.Select(scope.ToolName))).Element("div", found?.Guard is { } guard ? OutputPath.Of(guard) : "", "mono").Close()
                    .Element("td", found?.Reason ?? client.Unclear ?? "nothing was found near them")
                    .Close();
            }
        }

        html.CloseTable();
    }

    /// <summary>From where code enters, over models and guards, to tools.</summary>
    public static void WriteGuardMap(HtmlBuilder html, HtmlScope scope)
    {
        if (!scope.IsFull || scope.Inventory.Routes.Count == 0)
        {
            return;
        }

        html.Element("h3", "Guard map")
            .Element("p", "What code reaches from where it is entered. A guard on the way is called there; whether it stands before the model is what VET2003 says.", "quiet")
            .OpenTable("From entry to tools", "Entry", "Models", "Guards on the way", "Tools", "Where");
        foreach (var route in scope.Inventory.Routes)
        {
            html.Open("tr").Element("td", route.Entry, "mono").Element("td", GuardMapText.Models(route))
                .Element("td", route.Guards.Count == 0 ? "none" : string.Join(", ", route.Guards.Select(scope.ToolName)))
                .Element("td", route.Tools.Count == 0 ? "none" : string.Join(", ", route.Tools))
                .Element("td", OutputPath.Of(route.Evidence.Place), "mono")
                .Close();
        }

        html.CloseTable();
    }

    /// <summary>What the policy's deployment practices are shown by.</summary>
    public static void WritePractices(HtmlBuilder html, HtmlScope scope)
    {
        if (!scope.IsFull || scope.Input.Evaluation is not { Practices.Count: > 0 } evaluation)
        {
            return;
        }

        html.Open("section").Element("h2", "Deployment practices")
            .Element("p", "An unverified reading of the guidance: wording and selection are this product's own until a person has checked each entry at the source. Reported only.", "quiet")
            .OpenTable("Checklist", "Practice", "Shown by", "By, on");
        foreach (var practice in evaluation.Practices)
        {
            html.Open("tr").Element("td", practice.Title).Open("td");
            if (practice.Attestation is not { } attestation)
            {
                html.Text("not shown");
            }
            else if (attestation.Link is { } link)
            {
                html.Link(link, link);
            }
            else
            {
                html.Text(attestation.Report is { } report ? OutputPath.Of(report) : "does not apply: " + attestation.Reason);
            }

            html.Close().Element("td", string.Join(", ", new[] { practice.Attestation?.By, practice.Attestation?.Date }.OfType<string>())).Close();
        }

        html.CloseTable().Close();
    }

    /// <summary>Whether somebody is asked before a tool runs, in words.</summary>
    public static string Approval(AiPart part) => part.Approval switch
    {
        ToolApproval.Asked => "somebody is asked",
        ToolApproval.NotAsked => "nobody is asked",
        ToolApproval.Automatic => "approved in advance",
        _ => part.Kind is "tool" or "mcp-server" or "mcp-client" ? "cannot be told" : "",
    };

    private static string Colour(WiringVerdict verdict) => verdict switch
    {
        WiringVerdict.Wired => "good",
        WiringVerdict.CannotTell => "warn",
        _ => "deny",
    };

    private static string Says(WiringVerdict verdict) => verdict switch
    {
        WiringVerdict.Wired => "pass a check",
        WiringVerdict.UsedNotWired => "get past it",
        WiringVerdict.CannotTell => "cannot be told",
        _ => "pass no check",
    };

    private static string Shown(Assurance assurance) => assurance == Assurance.ProviderDefault ? "the host documents a default; nobody can verify it from the code" : EnumWords.Of(assurance).Replace('-', ' ');
}
