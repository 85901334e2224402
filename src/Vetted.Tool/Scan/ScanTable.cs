using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Tool.Scan;

/// <summary>A scan for people: what is in here, under which terms, and what to decide. As plain text for a terminal or as Markdown for a comment.</summary>
internal static class ScanTable
{
    private const int MostPlaces = 3;

    public static void Write(IReadOnlyList<ScannedProject> projects, bool isMarkdown, TextWriter output)
    {
        var withAi = projects.Where(project => HasAi(project.Inventory, project.Catalog)).ToArray();
        foreach (var project in withAi)
        {
            var title = project.Inventory.ProjectFile.Length > 0 ? project.Inventory.ProjectFile : "Files without a project";
            output.Write(isMarkdown ? $"## {title}\n\n" : title + "\n");
            WriteModels(project.Inventory, project.Catalog, isMarkdown, output);
            WriteFindings(project, isMarkdown, output);
            output.Write("\n");
        }

        var models = withAi.SelectMany(project => project.Inventory.Models).Where(IsJudged).Select(NameOf).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var unknown = withAi.Sum(project => project.Inventory.Unknowns.Count);
        output.Write(withAi.Length == 0
            ? $"No AI found in {Count(projects.Count, "project")}.\n"
            : $"{Count(withAi.Length, "project")} of {projects.Count} with AI: {Count(models, "model")}, {Count(withAi.Sum(project => project.Inventory.ModelFiles.Count), "model file")}, {Count(unknown, "place")} where the model is chosen at run time.\n");
    }

    private static bool HasAi(ProjectInventory inventory, AiCatalog catalog) =>
        inventory.Models.Count > 0 || inventory.ModelFiles.Count > 0 || inventory.Unknowns.Count > 0 || inventory.Packages.Any(package => catalog.FindPackage(package.Id) is not null);

    private static bool IsJudged(ModelReference model) => model.Use is ModelUse.Selected or ModelUse.Shipped;

    private static string NameOf(ModelReference model) => model.Name;

    private static void WriteModels(ProjectInventory inventory, AiCatalog catalog, bool isMarkdown, TextWriter output)
    {
        var rows = new List<string[]>();
        foreach (var group in inventory.Models.Where(IsJudged).GroupBy(NameOf, StringComparer.OrdinalIgnoreCase).OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase))
        {
            var identity = group.First().Identity;
            var places = group.Select(model => model.Evidence.Place).Select(place => $"{place.File}:{place.Line}").Distinct(StringComparer.Ordinal).ToArray();
            rows.Add([group.Key, identity?.Publisher ?? "", LicenceOf(identity, catalog), string.Join(", ", places.Take(MostPlaces)) + (places.Length > MostPlaces ? $" +{places.Length - MostPlaces}" : "")]);
        }

        foreach (var file in inventory.ModelFiles)
        {
            rows.Add([file.Name ?? Path.GetFileName(file.Path), file.Identity?.Publisher ?? "", file.Licence ?? LicenceOf(file.Identity, catalog), $"{file.Path} ({file.Format})"]);
        }

        Table.Write(output, ["Model", "Publisher", "Licence", "Where"], rows, isMarkdown);
        var offered = inventory.Models.Where(model => model.Use == ModelUse.Offered).Select(NameOf).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (offered > 0)
        {
            output.Write($"{(isMarkdown ? "" : "  ")}{Count(offered, "more model")} offered in lists.\n");
        }
    }

    private static void WriteFindings(ScannedProject project, bool isMarkdown, TextWriter output)
    {
        var findings = project.Evaluation.Findings.Where(finding => finding.Level >= FindingLevel.Warning).ToArray();
        if (findings.Length > 0 && isMarkdown)
        {
            output.Write("\n");
        }

        foreach (var finding in findings)
        {
            var place = finding.Places.Count > 0 ? finding.Places[0] + ": " : "";
            output.Write(isMarkdown ? $"- `{finding.Rule}` {place}{finding.Message}\n" : $"  {place}{(finding.Verdict == Verdict.Deny ? "denied" : "warning")} {finding.Rule}: {finding.Message}\n");
        }
    }

    private static string LicenceOf(ModelIdentity? identity, AiCatalog catalog) =>
        identity is null || identity.Licences.Count == 0 ? "unknown" : string.Join(" and ", identity.Licences.Select(id => catalog.FindLicence(id)?.Name ?? id));

    /// <summary>A number with its noun.</summary>
    public static string Count(int number, string noun) => number.ToString(CultureInfo.InvariantCulture) + " " + noun + (number == 1 ? "" : "s");
}

/// <summary>Aligned columns for a terminal, pipes for Markdown.</summary>
internal static class Table
{
    private const int WidestColumn = 60;

    public static void Write(TextWriter output, string[] titles, List<string[]> rows, bool isMarkdown)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (isMarkdown)
        {
            output.Write("| " + string.Join(" | ", titles) + " |\n|" + string.Concat(titles.Select(_ => " --- |")) + "\n");
            foreach (var row in rows)
            {
                output.Write("| " + string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))) + " |\n");
            }

            return;
        }

        var widths = titles.Select((title, i) => Math.Min(WidestColumn, Math.Max(title.Length, rows.Max(row => row[i].Length)))).ToArray();
        foreach (var row in rows.Prepend(titles))
        {
            output.Write("  " + string.Join("  ", row.Select((cell, i) => i == row.Length - 1 ? cell : cell.PadRight(widths[i]))).TrimEnd() + "\n");
        }
    }
}
