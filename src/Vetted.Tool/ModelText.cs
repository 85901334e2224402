using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Text;

namespace Vetted.Tool;

/// <summary>What is known of a model and what its licences ask, for a person who has to decide.</summary>
internal static class ModelText
{
    private const int Suggestions = 5;

    public static void Write(ToolHost host, string id, ModelIdentity identity)
    {
        var catalog = AiCatalog.Shared;
        host.Out.WriteLine(host.Colour(id == identity.Name ? $"{id} (model)" : $"{id} (model {identity.Name})", Colours.Bold));
        Line(host, "publisher", identity.Publisher ?? "unknown");
        Line(host, "family", identity.Family);
        Line(host, "identified", $"{EnumWords.Of(identity.Confidence)}: {identity.Why}");
        Line(host, "access", EnumWords.Of(identity.Access));
        Line(host, "does", string.Join(", ", identity.Capabilities));
        Line(host, "class", host.Colour(EnumWords.Of(identity.Class), Colours.Of(identity.Class)) + ", " + EnumWords.Of(identity.Kind));
        Line(host, "floats", identity.IsFloating ? "yes, the provider can move this name" + (identity.PinnedId is { } pinned ? "; at the catalog's date it stood for " + pinned : "") : "");
        Line(host, "retires", identity.Retires is { } date ? date + (identity.IsEndSecondHand ? " (second-hand: not read on its provider's page)" : "") : "");
        Line(host, "successor", identity.Successor ?? "");
        host.Out.WriteLine();
        foreach (var licence in identity.Licences.Concat(identity.HostTerms is { } terms ? [terms] : (string[])[]))
        {
            if (catalog.FindLicence(licence) is { } known)
            {
                LicenceText.Write(host, known);
            }
            else
            {
                host.Out.WriteLine($"{licence}: a licence the catalog does not know");
            }
        }

        if (identity.Licences.Count == 0 && identity.HostTerms is null)
        {
            host.Out.WriteLine("Its licence is unknown. Read it at the publisher, and declare it in vetted.json under declare.models.");
            host.Out.WriteLine();
        }

        WriteAlternatives(host, identity, catalog);
    }

    /// <summary>Other families that do the same under an OSI-approved licence, one of each publisher.</summary>
    private static void WriteAlternatives(ToolHost host, ModelIdentity identity, AiCatalog catalog)
    {
        if (identity.Class == LicenceClass.Open || identity.Capabilities.Count == 0)
        {
            return;
        }

        var others = catalog.Keys("models").Select(key => catalog.Entry("models", key)!)
            .Where(entry => entry.GetString("id") != identity.Family && entry.GetStrings("capabilities").Contains(identity.Capabilities[0]) && IsOpen(entry, catalog))
            .GroupBy(entry => entry.GetString("publisher"), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Last().GetString("id")} ({group.Key}, {string.Join(" and ", group.Last().GetStrings("licences").Select(licence => catalog.FindLicence(licence)!.Name))})")
            .ToArray();
        if (others.Length > 0)
        {
            host.Out.WriteLine($"Families for {identity.Capabilities[0]} under an OSI-approved licence, {Math.Min(Suggestions, others.Length)} of {others.Length}:");
            foreach (var other in others.Take(Suggestions))
            {
                host.Out.WriteLine("  " + other);
            }

            host.Out.WriteLine("All: vetted catalog list models");
        }
    }

    private static bool IsOpen(JsonValue entry, AiCatalog catalog)
    {
        var licences = entry.GetStrings("licences");
        return licences.Count > 0 && licences.All(licence => catalog.FindLicence(licence)?.Class == LicenceClass.Open);
    }

    private static void Line(ToolHost host, string name, string value)
    {
        if (value.Length > 0)
        {
            host.Out.WriteLine($"  {name,-11}{value}");
        }
    }
}
