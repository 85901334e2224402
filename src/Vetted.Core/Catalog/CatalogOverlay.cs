using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>A mistake in a catalog file of an organisation.</summary>
/// <param name="Path">The file, as it was given.</param>
/// <param name="Line">One-based line.</param>
/// <param name="Column">One-based column.</param>
/// <param name="Message">What is wrong, one sentence without a final period.</param>
public sealed record CatalogError(string Path, int Line, int Column, string Message);

/// <summary>
/// An organisation's own catalog file: by kind, entries in the form of the shipped ones (the same schemas). An entry takes the place of
/// the shipped entry with its id, whole.
/// </summary>
internal sealed class CatalogOverlay
{
    /// <summary>Larger files are refused: no honest catalog of one organisation is, and a hostile one must not stall a build.</summary>
    public const int MaximumLength = 1 << 20;

    /// <summary>More entries are refused, for the same reason.</summary>
    public const int MaximumEntries = 5000;

    // Deeper than any entry form needs.
    private const int MaximumDepth = 12;

    /// <summary>The kinds an overlay may hold; practices and lists taken over from others are not an organisation's to write.</summary>
    public static readonly IReadOnlyList<string> Kinds = new[] { "constants", "licences", "models", "packages", "safety-tools", "services", "sinks", "weakenings" };

    private readonly Dictionary<string, SortedDictionary<string, JsonValue>> _entries = new(StringComparer.Ordinal);

    /// <summary>The overlay's entry of that key (letter case does not matter), or null.</summary>
    public JsonValue? Find(string kind, string key) => _entries.TryGetValue(kind, out var entries) && entries.TryGetValue(key, out var entry) ? entry : null;

    /// <summary>The ids of the overlay's entries of a kind.</summary>
    public IReadOnlyCollection<string> Keys(string kind) =>
        _entries.TryGetValue(kind, out var entries) ? entries.Keys : Array.Empty<string>();

    /// <summary>Reads an overlay; null where there is any mistake.</summary>
    /// <param name="path">The file's path, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <param name="schemaOf">The schema of a kind's entries; null where the kind has none.</param>
    /// <param name="errors">Every mistake, in the order of the text.</param>
    public static CatalogOverlay? Read(string path, string text, Func<string, JsonSchema?> schemaOf, out IReadOnlyList<CatalogError> errors)
    {
        var overlay = new CatalogOverlay();
        var mistakes = new List<TextError>();
        if (text.Length > MaximumLength)
        {
            mistakes.Add(new TextError(1, 1, $"the catalog is longer than {MaximumLength} characters"));
        }
        else if (JsonParser.Parse(text, out var error) is not { } document)
        {
            mistakes.Add(error!);
        }
        else
        {
            overlay.Fill(document, schemaOf, mistakes);
        }

        errors = mistakes.OrderBy(mistake => mistake.Line).ThenBy(mistake => mistake.Column)
            .Select(mistake => new CatalogError(path, mistake.Line, mistake.Column, mistake.Message)).ToArray();
        return errors.Count == 0 ? overlay : null;
    }

    private void Fill(JsonValue document, Func<string, JsonSchema?> schemaOf, List<TextError> mistakes)
    {
        if (document.Kind != JsonKind.Object)
        {
            mistakes.Add(At(document, "a catalog is an object with a member for each kind of entry"));
            return;
        }

        if (FirstTooDeep(document, MaximumDepth) is { } deep)
        {
            mistakes.Add(At(deep, "nested too deep for a catalog"));
            return;
        }

        foreach (var member in document.Members.Where(member => member.Name != "$schema"))
        {
            if (!Kinds.Contains(member.Name, StringComparer.Ordinal))
            {
                mistakes.Add(new TextError(member.Line, member.Column, $"'{member.Name}' is no kind of entry; the kinds are {string.Join(", ", Kinds)}"));
            }
            else if (member.Value.Kind != JsonKind.Array)
            {
                mistakes.Add(At(member.Value, $"'{member.Name}' is a list of entries"));
            }
            else if (member.Value.Items.Count > MaximumEntries)
            {
                mistakes.Add(At(member.Value, $"more than {MaximumEntries} entries of one kind"));
            }
            else
            {
                mistakes.AddRange(CatalogFile.Check(member.Value.Items, schemaOf(member.Name)));
                Add(member.Name, member.Value.Items, mistakes);
            }
        }
    }

    private void Add(string kind, IReadOnlyList<JsonValue> items, List<TextError> mistakes)
    {
        if (!_entries.TryGetValue(kind, out var entries))
        {
            _entries.Add(kind, entries = new SortedDictionary<string, JsonValue>(StringComparer.OrdinalIgnoreCase));
        }

        foreach (var item in items)
        {
            if (item.GetString("id") is not { Length: > 0 } id)
            {
                continue;
            }

            if (entries.ContainsKey(id))
            {
                mistakes.Add(At(item, $"the id '{id}' stands in this kind twice"));
            }
            else if (BadPattern(kind, id) is { } reason)
            {
                mistakes.Add(At(item["id"]!, reason));
            }
            else
            {
                entries.Add(id, item);
            }
        }
    }

    // A package pattern is a prefix up to a dot or hyphen, so that look-up stays a look-up; model ids are globs; other ids are names.
    private static string? BadPattern(string kind, string id)
    {
        var star = id.IndexOfAny(Wildcards);
        return kind switch
        {
            _ when star < 0 || kind == "models" => null,
            "packages" when star == id.Length - 1 && star > 1 && (id[star - 1] == '.' || id[star - 1] == '-') => null,
            "packages" => $"the pattern '{id}' may have one '*', at its end, after a '.' or '-'",
            _ => $"the id '{id}' is a name and may not hold '*' or '?'",
        };
    }

    private static readonly char[] Wildcards = { '*', '?' };

    private static JsonValue? FirstTooDeep(JsonValue value, int levels)
    {
        if (value.Kind is not (JsonKind.Array or JsonKind.Object))
        {
            return null;
        }

        return levels == 0
            ? value
            : value.Items.Concat(value.Members.Select(member => member.Value)).Select(child => FirstTooDeep(child, levels - 1)).FirstOrDefault(found => found is not null);
    }

    private static TextError At(JsonValue value, string message) => new(value.Line, value.Column, message);
}
