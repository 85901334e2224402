using System;
using System.Globalization;
using System.Linq;
using Vetted.Policy;
using Vetted.Reports.Html;

namespace Vetted.Reports;

/// <summary>
/// Writes the inventory and its findings as one HTML page for people: it reads without scripts or network, on a phone, on paper, in light and dark.
/// </summary>
public static class HtmlReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="input">What to write. The shippable view has no places, hosts, declared facts and findings, as in the bill of materials.</param>
    /// <returns>The page with <c>\n</c> line ends, to be stored as UTF-8. Equal inputs give equal bytes.</returns>
    public static string Write(BomInput input)
    {
        var scope = new HtmlScope(input ?? throw new ArgumentNullException(nameof(input)));
        var html = new HtmlBuilder();
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            // Nothing may be loaded or run, whatever the names in the page are.
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Element("title", "AI in " + scope.Inventory.Name)
            .Raw("\n<style>\n" + HtmlStyle.Sheet + "</style>\n</head>\n<body>\n");
        WriteHeader(html, scope);
        html.Open("main");
        FindingSection.Write(html, scope);
        ModelSection.Write(html, scope);
        PartSections.WriteUnknowns(html, scope);
        PartSections.WriteSafety(html, scope);
        PartSections.WriteParts(html, scope);
        SafetySections.WritePractices(html, scope);
        PartSections.WritePackages(html, scope);
        html.Close();
        WriteFooter(html, scope);
        return html.Raw("</body>\n</html>\n").ToString();
    }

    private static void WriteHeader(HtmlBuilder html, HtmlScope scope)
    {
        var inventory = scope.Inventory;
        html.Open("header").Element("h1", "AI in " + inventory.Name)
            .Element("p", string.Join(" · ", new[]
            {
                inventory.Version is null ? "" : "version " + inventory.Version, inventory.TargetFramework, inventory.Language, scope.IsFull ? OutputPath.Of(inventory.ProjectFile) : "",
            }.Where(part => part.Length > 0)), "quiet")
            .Open("ul", "tiles");
        Tile(html, scope.Models.Count, "model", "models");
        Tile(html, scope.AiPackages.Count, "AI package", "AI packages");
        Tile(html, inventory.Packages.Count, "package in all", "packages in all");
        if (scope.IsFull && scope.Input.Evaluation is not null)
        {
            Tile(html, scope.Findings.Count(finding => finding.Verdict == Verdict.Deny), "denied", "denied");
            Tile(html, scope.Findings.Count(finding => finding.Verdict == Verdict.Warn && finding.Level >= FindingLevel.Warning), "to decide", "to decide");
        }

        Tile(html, scope.Unresolved.Count, "model not known", "models not known");
        html.Close().Close();
    }

    private static void Tile(HtmlBuilder html, int count, string one, string many) =>
        html.Open("li").Element("b", count.ToString(CultureInfo.InvariantCulture)).Text(count == 1 ? one : many).Close();

    private static void WriteFooter(HtmlBuilder html, HtmlScope scope) => html.Open("footer")
        .Element("p", "Written by Vetted " + scope.Input.ToolVersion + " with the catalog " + scope.Catalog.Version + " of " + scope.Catalog.Date + ". This is an inventory and not legal advice.")
        .Close();
}
