using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Reports.Html;

/// <summary>The shorter sections: safety tools, packages, agents and their parts, and what is not known.</summary>
internal static class PartSections
{
    public static void WriteUnknowns(HtmlBuilder html, HtmlScope scope)
    {
        if (scope.Unresolved.Count == 0 && scope.Inventory.Gaps.Count == 0)
        {
            return;
        }

        html.Open("section").Element("h2", "Not known");
        if (!scope.IsFull)
        {
            html.Element("p", scope.Unresolved.Count + " model(s) are chosen at run time; " + scope.Inventory.Gaps.Count + " piece(s) of evidence could not be read.");
        }
        else
        {
            html.List(scope.Unresolved.Select(unknown => "The model at " + OutputPath.Of(unknown.Evidence.Place) + " is chosen at run time by " + unknown.Key + " (" + unknown.Reason.Replace('-', ' ') + ")")
                .Concat(scope.Inventory.Gaps.Select(gap => OutputPath.Of(gap.What) + " could not be read: " + gap.Why)));
        }

        html.Close();
    }

    public static void WriteSafety(HtmlBuilder html, HtmlScope scope)
    {
        html.Open("section").Element("h2", "Safety");
        var capabilities = scope.Inventory.Capabilities.Select(capability => capability.Name).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToArray();
        html.Element("p", "What AI does here: " + (capabilities.Length == 0 ? "nothing that was seen" : string.Join(", ", capabilities)) + ".");
        SafetySections.WriteVerdicts(html, scope);
        if (scope.Tools.Count == 0)
        {
            html.Element("p", "No safety tool was seen.");
        }
        else
        {
            html.OpenTable("Safety tools, and how strongly their protection is shown", "Tool", "Against", "Shown", "Vetting", "Guards", "Where");
            foreach (var use in scope.Tools)
            {
                var tool = scope.Catalog.FindSafetyTool(use.Tool);
                html.Open("tr").Open("td").Link(scope.ToolName(use.Tool), tool?.Url).Close()
                    .Element("td", string.Join(", ", tool?.Categories ?? Array.Empty<string>()))
                    .Element("td", EnumWords.Of(use.Assurance).Replace('-', ' '))
                    .Element("td", tool?.VettingGrade ?? "none known")
                    .Element("td", scope.IsFull ? use.Guards ?? "" : "")
                    .Element("td", scope.IsFull ? OutputPath.Of(use.Evidence.Place) : "", "mono")
                    .Close();
            }

            html.CloseTable();
        }

        SafetySections.WriteClients(html, scope);
        if (scope.IsFull)
        {
            html.List(scope.Inventory.Weakenings.Select(weakening => "Weakened: " + weakening.Description + " at " + OutputPath.Of(weakening.Evidence.Place)).Distinct(StringComparer.Ordinal));
        }

        html.Close();
    }

    public static void WriteParts(HtmlBuilder html, HtmlScope scope)
    {
        var parts = scope.Inventory.Parts.OrderBy(part => part.Kind, StringComparer.Ordinal).ThenBy(part => part.Name, StringComparer.Ordinal).ToArray();
        if (parts.Length == 0)
        {
            return;
        }

        html.Open("section").Element("h2", "Agents, tools, prompts and data").OpenTable("What models can call, and whether somebody is asked before", "Kind", "Name", "Approval", "Where");
        foreach (var part in parts)
        {
            html.Open("tr").Element("td", part.Kind).Element("td", part.Name).Element("td", SafetySections.Approval(part)).Element("td", scope.IsFull ? OutputPath.Of(part.Evidence.Place) : "", "mono").Close();
        }

        html.CloseTable();
        SafetySections.WriteGuardMap(html, scope);
        html.Close();
    }

    public static void WritePackages(HtmlBuilder html, HtmlScope scope)
    {
        html.Open("section").Element("h2", "Packages");
        WritePackages(html, scope, "AI packages", scope.AiPackages, isAi: true);
        WritePackages(html, scope, "Other packages", scope.OtherPackages, isAi: false);
        html.Close();
    }

    private static void WritePackages(HtmlBuilder html, HtmlScope scope, string caption, IReadOnlyList<Package> packages, bool isAi)
    {
        if (packages.Count == 0)
        {
            return;
        }

        html.OpenTable(caption + " (" + packages.Count + ")", "Package", "Version", "Licence", "Comes in", isAi ? "Does" : "Notes");
        foreach (var package in packages)
        {
            html.Open("tr").Open("td").Link(package.Id, package.ProjectUrl).Close()
                .Element("td", package.Version, "nowrap")
                .Element("td", Licence(package, scope.IsFull))
                .Element("td", Origin(package))
                .Element("td", isAi ? Does(scope.Catalog.FindPackage(package.Id)!, package, scope) : Notes(package))
                .Close();
        }

        html.CloseTable();
    }

    private static string Licence(Package package, bool isFull) =>
        package.Licence is not { } licence || (package.LicenceSource == LicenceSource.Declared && !isFull) ? "unknown" + (package.LicenceNote is { } note ? ": " + note : "")
        : package.LicenceSource == LicenceSource.Declared ? licence + " (declared by the team)"
        : licence;

    private static string Does(Catalog.CatalogPackage known, Package package, HtmlScope scope)
    {
        var parts = known.NativeParts.Where(part => part.IsIn(package.Version))
            .Select(part => (part.IsCarried ? "carries " : "loads ") + part.Name + " (" + (scope.Catalog.FindLicence(part.Licence)?.Name ?? "terms not read") + ")");
        return string.Join("; ", new[] { string.Join(", ", known.Capabilities) }.Where(text => text.Length > 0).Concat(parts));
    }

    private static string Origin(Package package) =>
        package.Origin == PackageOrigin.Direct ? "directly"
        : package.Path.Count > 1 ? "through " + string.Join(" › ", package.Path.Take(package.Path.Count - 1))
        : "through other packages";

    private static string Notes(Package package) => string.Join(", ", new[]
    {
        package.IsDevelopmentOnly ? "development only" : null,
        package.IsFrameworkProvided ? "the framework brings it" : null,
        package.ModelFiles.Count > 0 ? "brings model files" : null,
    }.OfType<string>());
}
