using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Evidence.Files;

/// <summary>The front matter of a Hugging Face README: the YAML between its first two lines of dashes.</summary>
internal sealed class ModelCard
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    public string? Licence => First("license");

    /// <summary>The real licence where <c>license</c> says <c>other</c>.</summary>
    public string? LicenceName => First("license_name");

    public string? LicenceLink => First("license_link");

    public IReadOnlyList<string> BaseModels => All("base_model");

    public IReadOnlyList<string> Datasets => All("datasets");

    public IReadOnlyList<string> Languages => All("language");

    public string? Task => First("pipeline_tag");

    public string? Library => First("library_name");

    /// <summary>Reads a card, or returns null where the text has no front matter.</summary>
    public static ModelCard? Read(string text)
    {
        var lines = text.Replace("\r\n", "\n").Split('\n');
        if (lines.Length == 0 || lines[0].TrimStart('\uFEFF').TrimEnd() != "---")
        {
            return null;
        }

        var card = new ModelCard();
        var key = "";
        for (var i = 1; i < lines.Length && i < 2000; i++)
        {
            var line = lines[i].TrimEnd();
            if (line == "---")
            {
                return card;
            }

            if (line.TrimStart().StartsWith("- ", StringComparison.Ordinal) && key.Length > 0)
            {
                card.Add(key, line.TrimStart().Substring(2));
                continue;
            }

            var colon = line.IndexOf(':');
            if (colon > 0 && !char.IsWhiteSpace(line[0]))
            {
                key = line.Substring(0, colon).Trim();
                var value = line.Substring(colon + 1).Trim();
                if (value.StartsWith("[", StringComparison.Ordinal))
                {
                    foreach (var part in value.Trim('[', ']').Split(','))
                    {
                        card.Add(key, part);
                    }
                }
                else if (value.Length > 0)
                {
                    card.Add(key, value);
                }
            }
            else if (line.Length > 0 && line[0] != ' ')
            {
                key = "";
            }
        }

        return null;
    }

    private void Add(string key, string value)
    {
        var clean = value.Trim().Trim('"', '\'');
        if (clean.Length is > 0 and < 300)
        {
            if (!_values.TryGetValue(key, out var list))
            {
                _values.Add(key, list = new List<string>());
            }

            if (list.Count < 50)
            {
                list.Add(clean);
            }
        }
    }

    private string? First(string key) => _values.TryGetValue(key, out var list) ? list.FirstOrDefault() : null;

    private IReadOnlyList<string> All(string key) => _values.TryGetValue(key, out var list) ? list : Array.Empty<string>();
}
