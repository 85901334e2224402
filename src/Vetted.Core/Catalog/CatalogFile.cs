using System;
using System.Collections.Generic;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>
/// What every catalog file has to obey, shipped or an organisation's own: entries with an id, sorted, each once, dated and sourced, in
/// the form its kind's schema describes.
/// </summary>
internal static class CatalogFile
{
    /// <summary>The entries of a file: its <c>entries</c> array, or the file itself where it is one entry.</summary>
    public static IReadOnlyList<JsonValue> Entries(JsonValue document) => document["entries"]?.Items ?? new[] { document };

    /// <summary>All mistakes in a list of entries.</summary>
    /// <param name="entries">The entries, in the order of their file.</param>
    /// <param name="schema">The schema of one entry; null where the kind has none.</param>
    /// <param name="whole">A file whose own <c>sources</c> and <c>reviewed</c> hold for all its entries (a list taken over as a whole); null for others.</param>
    public static IReadOnlyList<TextError> Check(IReadOnlyList<JsonValue> entries, JsonSchema? schema, JsonValue? whole = null)
    {
        var errors = new List<TextError>();
        string? previous = null;
        foreach (var entry in entries)
        {
            if (entry.GetString("id") is not { Length: > 0 } id)
            {
                errors.Add(At(entry, "an entry needs an id"));
                continue;
            }

            var order = previous is null ? 1 : string.Compare(id, previous, StringComparison.OrdinalIgnoreCase);
            if (order < 0)
            {
                errors.Add(At(entry, $"the id '{id}' stands after '{previous}': entries are sorted by id, letter case aside"));
            }

            previous = id;
            if ((entry["sources"] ?? whole?["sources"]) is not { Items.Count: > 0 })
            {
                errors.Add(At(entry, $"the entry '{id}' names no source (a list taken over as a whole may name it once, beside 'entries')"));
            }

            if ((entry.GetString("reviewed") ?? whole?.GetString("reviewed")) is null)
            {
                errors.Add(At(entry, $"the entry '{id}' has no review date (a list taken over as a whole may have it once, beside 'entries')"));
            }

            if (schema is not null)
            {
                errors.AddRange(schema.Check(entry));
            }
        }

        return errors;
    }

    private static TextError At(JsonValue value, string message) => new(value.Line, value.Column, message);
}
