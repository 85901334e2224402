using System;
using System.Collections.Generic;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Tool.Scan;

/// <summary>
/// Languages and markups that are not bound: F#, the markup of Razor and the texts of .NET Interactive. Only string literals count, an ambiguous id only where the text before it names a model
/// (<c>model = "phi"</c>, <c>modelId: "o1"</c>).
/// </summary>
internal static class TextScanner
{
    public static IReadOnlyList<ModelReference> Read(string file, string text, AiCatalog catalog)
    {
        var models = new List<ModelReference>();
        var number = 0;
        var inBlock = false;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.TrimEnd('\r');
            var trimmed = line.TrimStart();
            if (inBlock)
            {
                inBlock = !(trimmed.Contains("*)", StringComparison.Ordinal) || trimmed.Contains("*@", StringComparison.Ordinal) || trimmed.Contains("-->", StringComparison.Ordinal));
                continue;
            }

            if (StartsBlock(trimmed))
            {
                inBlock = !(trimmed.Contains("*)", StringComparison.Ordinal) || trimmed.Contains("*@", StringComparison.Ordinal) || trimmed.Contains("-->", StringComparison.Ordinal));
                continue;
            }

            if (!trimmed.StartsWith("//", StringComparison.Ordinal) && line.Length < 4000)
            {
                ReadLine(file, line, number, catalog, models);
            }
        }

        return models;
    }

    private static bool StartsBlock(string trimmed) =>
        trimmed.StartsWith("(*", StringComparison.Ordinal) || trimmed.StartsWith("@*", StringComparison.Ordinal) || trimmed.StartsWith("<!--", StringComparison.Ordinal);

    private static void ReadLine(string file, string line, int number, AiCatalog catalog, List<ModelReference> models)
    {
        for (var open = line.IndexOf('"', StringComparison.Ordinal); open >= 0;)
        {
            var close = open + 1;
            while (close < line.Length && line[close] != '"')
            {
                close += line[close] == '\\' ? 2 : 1;
            }

            if (close >= line.Length)
            {
                return;
            }

            var literal = line[(open + 1)..close];
            var comment = line.IndexOf("//", StringComparison.Ordinal);
            if (comment >= 0 && comment < open && (comment == 0 || line[comment - 1] != ':'))
            {
                return;
            }

            Take(file, line, literal, number, open, catalog, models);
            open = line.IndexOf('"', close + 1);
        }
    }

    private static void Take(string file, string line, string literal, int number, int open, AiCatalog catalog, List<ModelReference> models)
    {
        if (literal.Length is < 2 or > 400)
        {
            return;
        }

        var atSink = NamesModel(line.AsSpan(0, open));
        if (catalog.Identify(literal, atSink) is { } identity && (atSink || identity.IsDistinctive))
        {
            models.Add(Reference(file, number, open + 2, literal, identity, "literal"));
        }
        else if (!literal.Contains(' ', StringComparison.Ordinal))
        {
            foreach (var match in catalog.FindModels(literal))
            {
                models.Add(Reference(file, number, open + 2 + match.Start, literal.Substring(match.Start, match.Length), match.Identity, literal.Contains("://", StringComparison.Ordinal) ? "url" : "literal"));
            }
        }
    }

    private static ModelReference Reference(string file, int line, int column, string text, ModelIdentity identity, string form) => new()
    {
        Text = text,
        Identity = identity,
        Form = form,
        Evidence = new Inventory.Evidence(Technique.Source, new Place(file, line, column, line, column + text.Length), Confidence.Medium),
    };

    private static bool NamesModel(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(" =:(@$").TrimEnd();
        var start = before.Length;
        while (start > 0 && (char.IsLetterOrDigit(before[start - 1]) || before[start - 1] == '_'))
        {
            start--;
        }

        var word = before[start..];
        return word.EndsWith("model", StringComparison.OrdinalIgnoreCase) || word.EndsWith("modelId", StringComparison.OrdinalIgnoreCase) || word.EndsWith("modelName", StringComparison.OrdinalIgnoreCase)
            || word.EndsWith("model_id", StringComparison.OrdinalIgnoreCase) || word.EndsWith("deployment", StringComparison.OrdinalIgnoreCase) || word.EndsWith("deploymentName", StringComparison.OrdinalIgnoreCase);
    }
}
