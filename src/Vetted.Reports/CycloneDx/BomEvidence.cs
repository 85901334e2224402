using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Reports.CycloneDx;

/// <summary>The <c>evidence</c> of a component: how its identity was seen, and in the full view where it stands.</summary>
internal static class BomEvidence
{
    /// <summary>The bom-ref of this tool, which saw the evidence.</summary>
    public const string ToolRef = "tool:vetted";

    /// <summary>Writes the evidence; the shippable view has no places and does not tell what the team declared.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="field">Which field of the component it proves: <c>name</c> or <c>purl</c>.</param>
    /// <param name="value">The value of that field.</param>
    /// <param name="evidence">What was seen.</param>
    /// <param name="isFull">True for the full view.</param>
    public static void Write(JsonWriter json, string field, string value, IEnumerable<Evidence> evidence, bool isFull)
    {
        var seen = evidence.Where(item => isFull || item.Technique != Technique.Declared).ToArray();
        if (seen.Length == 0)
        {
            return;
        }

        json.BeginObject("evidence");
        WriteIdentity(json, field, value, seen);
        if (isFull)
        {
            WriteOccurrences(json, seen);
        }

        json.EndObject();
    }

    private static void WriteIdentity(JsonWriter json, string field, string value, Evidence[] seen)
    {
        json.BeginArray("identity").BeginObject()
            .Property("field", field)
            .Property("confidence", seen.Max(item => Number(item.Confidence)))
            .Property("concludedValue", value)
            .BeginArray("methods");
        foreach (var method in seen.GroupBy(item => Word(item.Technique)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            json.BeginObject()
                .Property("technique", method.Key)
                .Property("confidence", method.Max(item => Number(item.Confidence)))
                .EndObject();
        }

        json.EndArray().BeginArray("tools").Value(ToolRef).EndArray().EndObject().EndArray();
    }

    private static void WriteOccurrences(JsonWriter json, Evidence[] seen)
    {
        json.BeginArray("occurrences");
        var occurrences = seen
            .Select(item => (File: OutputPath.Of(item.Place.File), item.Place.Line, item.Symbol, item.Detail))
            .Where(item => item.File.Length > 0)
            .Distinct()
            .OrderBy(item => item.File, StringComparer.Ordinal).ThenBy(item => item.Line)
            .ThenBy(item => item.Symbol, StringComparer.Ordinal).ThenBy(item => item.Detail, StringComparer.Ordinal);
        foreach (var (file, line, symbol, detail) in occurrences)
        {
            json.BeginObject().Property("location", file);
            if (line > 0)
            {
                json.Property("line", line);
            }

            json.Property("symbol", symbol).Property("additionalContext", detail).EndObject();
        }

        json.EndArray();
    }

    /// <summary>The format's word for a technique.</summary>
    private static string Word(Technique technique) => technique switch
    {
        Technique.Source => "source-code-analysis",
        Technique.Binary => "binary-analysis",
        Technique.Manifest => "manifest-analysis",
        Technique.File => "binary-analysis",
        Technique.Declared => "attestation",
        _ => "other",
    };

    /// <summary>The format wants a number; these three are steps and no measured probabilities.</summary>
    private static decimal Number(Confidence confidence) => confidence switch
    {
        Confidence.High => 0.9m,
        Confidence.Medium => 0.6m,
        _ => 0.3m,
    };
}
