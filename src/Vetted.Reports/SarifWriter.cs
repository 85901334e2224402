using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Vetted.Inventory;
using Vetted.Policy;
using Vetted.Text;

namespace Vetted.Reports;

/// <summary>The findings of one project, for a SARIF log.</summary>
/// <param name="Inventory">The project; its project file is the place of a finding without one.</param>
/// <param name="Findings">What the evaluator said of it.</param>
public sealed record SarifProject(ProjectInventory Inventory, IReadOnlyList<Finding> Findings);

/// <summary>
/// Writes findings as SARIF 2.1.0 (OASIS) in the form GitHub code scanning takes in: rules with help, relative addresses, a fingerprint that
/// survives moved lines, and no more results than it accepts. Accepted findings carry a suppression; allowed ones are left out.
/// </summary>
public static class SarifWriter
{
    /// <summary>GitHub refuses a run with more results.</summary>
    internal const int MaximumResults = 25_000;

    /// <summary>GitHub refuses a longer rule text.</summary>
    internal const int MaximumText = 1024;

    /// <summary>Writes one run over all projects.</summary>
    /// <param name="projects">The projects and their findings.</param>
    /// <param name="toolVersion">The version of the tool that writes.</param>
    /// <param name="category">What tells this run from other runs on the same commit.</param>
    /// <returns>The JSON text with <c>\n</c> line ends, to be stored as UTF-8 without byte order mark. Equal inputs give equal bytes.</returns>
    public static string Write(IEnumerable<SarifProject> projects, string toolVersion, string category = "vetted")
    {
        var results = (projects ?? throw new ArgumentNullException(nameof(projects)))
            .SelectMany(project => project.Findings.SelectMany(finding => Results(finding, project.Inventory)))
            .Distinct()
            .OrderBy(result => result.Place.File, StringComparer.Ordinal).ThenBy(result => result.Place.Line).ThenBy(result => result.Place.Column)
            .ThenBy(result => result.Finding.Rule, StringComparer.Ordinal).ThenBy(result => result.Finding.Subject, StringComparer.Ordinal)
            .ThenBy(result => result.Finding.Message, StringComparer.Ordinal)
            .ToArray();
        var told = results.Length <= MaximumResults ? results : results.OrderByDescending(result => result.Finding.Level).Take(MaximumResults).ToArray();

        var json = new JsonWriter();
        json.BeginObject()
            .Property("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            .Property("version", "2.1.0")
            .BeginArray("runs").BeginObject();
        WriteTool(json, toolVersion);
        json.BeginObject("automationDetails").Property("id", category + "/").EndObject();
        WriteInvocation(json, results.Length - told.Length);
        json.BeginObject("originalUriBaseIds").BeginObject("SRCROOT")
            .BeginObject("description").Property("text", "The root of the repository.").EndObject()
            .EndObject().EndObject();
        json.Property("columnKind", "utf16CodeUnits");
        WriteResults(json, told);
        json.EndObject().EndArray().EndObject();
        return json.ToString();
    }

    /// <summary>A finding about code is one result at each place; any other is one result at its first place.</summary>
    private static IEnumerable<Result> Results(Finding finding, ProjectInventory inventory)
    {
        if (finding.Verdict == Verdict.Allow && finding.AcceptedBy is null)
        {
            return Array.Empty<Result>();
        }

        var places = finding.Places.Count > 0 ? finding.Places : new[] { new Place(inventory.ProjectFile.Length > 0 ? inventory.ProjectFile : inventory.Name, 0) };
        return (finding.IsAboutCode ? places : places.Take(1)).Select(place => new Result(finding, place with { File = OutputPath.Of(place.File) }));
    }

    private static void WriteTool(JsonWriter json, string toolVersion)
    {
        json.BeginObject("tool").BeginObject("driver")
            .Property("name", "Vetted")
            .Property("semanticVersion", toolVersion)
            .Property("informationUri", Product.Repository)
            .BeginArray("rules");
        foreach (var rule in Rules.All)
        {
            var help = rule.Title + ". " + rule.Why;
            json.BeginObject().Property("id", rule.Id).Property("name", PascalName(rule.Title)).Property("helpUri", rule.HelpLink);
            WriteText(json, "shortDescription", rule.Title);
            WriteText(json, "fullDescription", rule.Why);
            json.BeginObject("help")
                .Property("text", help + " What to do: " + rule.HelpLink)
                .Property("markdown", help + " [What to do](" + rule.HelpLink + ")")
                .EndObject();
            json.BeginObject("defaultConfiguration").Property("level", Level(rule.DefaultLevel)).EndObject();
            json.BeginObject("properties")
                .Property("tags", new[] { "ai", rule.Category.ToLowerInvariant() })
                .Property("precision", "high")
                .Property("problem.severity", Severity(rule.DefaultLevel))
                .EndObject();
            json.EndObject();
        }

        json.EndArray().EndObject().EndObject();
    }

    private static void WriteText(JsonWriter json, string name, string text) =>
        json.BeginObject(name).Property("text", text.Length > MaximumText ? text.Substring(0, MaximumText - 1) + "…" : text).EndObject();

    private static void WriteInvocation(JsonWriter json, int left)
    {
        json.BeginArray("invocations").BeginObject().Property("executionSuccessful", true);
        if (left > 0)
        {
            json.BeginArray("toolExecutionNotifications").BeginObject().Property("level", "warning").BeginObject("message")
                .Property("text", left.ToString(CultureInfo.InvariantCulture) + " less severe results are left out, because code scanning takes " + MaximumResults.ToString(CultureInfo.InvariantCulture) + " at most.")
                .EndObject().EndObject().EndArray();
        }

        json.EndObject().EndArray();
    }

    private static void WriteResults(JsonWriter json, Result[] results)
    {
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        var ruleIndex = Rules.All.Select((rule, index) => (rule.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        json.BeginArray("results");
        foreach (var result in results)
        {
            var finding = result.Finding;
            json.BeginObject().Property("ruleId", finding.Rule);
            if (ruleIndex.TryGetValue(finding.Rule, out var index))
            {
                json.Property("ruleIndex", index);
            }

            json.Property("level", finding.Verdict == Verdict.Deny ? "error" : Level(finding.Level));
            json.BeginObject("message").Property("text", finding.Message).EndObject();
            WriteLocation(json, result.Place);
            var hash = Fingerprint(finding, result.Place);
            occurrences[hash] = occurrences.TryGetValue(hash, out var count) ? count + 1 : 1;
            json.BeginObject("partialFingerprints")
                .Property("primaryLocationLineHash", hash + ":" + occurrences[hash].ToString(CultureInfo.InvariantCulture))
                .EndObject();
            if (finding.AcceptedBy is { } acceptedBy)
            {
                json.BeginArray("suppressions").BeginObject().Property("kind", "external").Property("justification", acceptedBy).EndObject().EndArray();
            }

            json.EndObject();
        }

        json.EndArray();
    }

    private static void WriteLocation(JsonWriter json, Place place)
    {
        json.BeginArray("locations").BeginObject().BeginObject("physicalLocation");
        json.BeginObject("artifactLocation").Property("uri", RelativeUri(place.File)).Property("uriBaseId", "SRCROOT").EndObject();
        json.BeginObject("region").Property("startLine", Math.Max(place.Line, 1));
        if (place.Line > 0 && place.Column > 0)
        {
            json.Property("startColumn", place.Column);
        }

        if (place.Line > 0 && place.EndLine >= place.Line && place.EndColumn > 0)
        {
            json.Property("endLine", place.EndLine).Property("endColumn", place.EndColumn);
        }

        json.EndObject().EndObject().EndObject().EndArray();
    }

    private static string RelativeUri(string path) => string.Join("/", path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>
    /// What a result is about, without its line: code scanning knows an alert again by this value, and the subject in its file is what stays when lines
    /// move. Several in one file are counted.
    /// </summary>
    private static string Fingerprint(Finding finding, Place place)
    {
        using var sha256 = SHA256.Create();
        var hash = sha256.ComputeHash(Encoding.UTF8.GetBytes(finding.Rule + "\n" + finding.Subject + "\n" + place.File));
        return string.Concat(hash.Take(8).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static string Level(FindingLevel level) => level switch
    {
        FindingLevel.Error => "error",
        FindingLevel.Warning => "warning",
        _ => "note",
    };

    private static string Severity(FindingLevel level) => level switch
    {
        FindingLevel.Error => "error",
        FindingLevel.Warning => "warning",
        _ => "recommendation",
    };

    private static string PascalName(string title)
    {
        var name = new StringBuilder(title.Length);
        var isStart = true;
        foreach (var c in title)
        {
            if (char.IsLetterOrDigit(c))
            {
                name.Append(isStart ? char.ToUpperInvariant(c) : c);
            }

            isStart = !char.IsLetterOrDigit(c);
        }

        return name.ToString();
    }

    private sealed record Result(Finding Finding, Place Place);
}
