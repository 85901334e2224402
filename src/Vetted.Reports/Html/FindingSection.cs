using System;
using System.Linq;
using Vetted.Policy;

namespace Vetted.Reports.Html;

/// <summary>The findings, denied ones first, and the accepted ones with who accepted them.</summary>
internal static class FindingSection
{
    private const int MaximumPlaces = 10;

    public static void Write(HtmlBuilder html, HtmlScope scope)
    {
        if (!scope.IsFull || scope.Input.Evaluation is null)
        {
            return;
        }

        html.Open("section").Element("h2", "Findings");
        if (scope.Findings.Count == 0)
        {
            html.Element("p", "None.");
        }
        else
        {
            html.OpenTable("What was found, most urgent first", "Verdict", "Rule", "What", "Where");
            foreach (var finding in scope.Findings)
            {
                WriteRow(html, finding);
            }

            html.CloseTable();
        }

        html.Close();
    }

    private static void WriteRow(HtmlBuilder html, Finding finding)
    {
        var (word, colour) = finding switch
        {
            { AcceptedBy: not null } => ("accepted", "good"),
            { Verdict: Verdict.Deny } => ("denied", "deny"),
            { Verdict: Verdict.Allow } => ("allowed", "good"),
            { Level: FindingLevel.Report or FindingLevel.Suggestion } => ("to know", "plain"),
            _ => ("to decide", "warn"),
        };
        html.Open("tr").Open("td").Element("span", word, "badge " + colour).Close();
        html.Open("td", "nowrap").Link(finding.Rule, finding.HelpLink).Close();
        html.Open("td").Text(finding.Message).Text(finding.AcceptedBy is { } by ? ". Accepted: " + by : "").Close();
        var places = finding.Places.Take(MaximumPlaces).Select(OutputPath.Of)
            .Concat(finding.Places.Count > MaximumPlaces ? new[] { "and " + (finding.Places.Count - MaximumPlaces) + " more" } : Array.Empty<string>()).ToArray();
        html.Open("td", "mono");
        _ = places.Length == 1 ? html.Text(places[0]) : html.List(places);
        html.Close().Close();
    }
}
