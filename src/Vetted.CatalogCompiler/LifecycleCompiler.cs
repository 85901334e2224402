using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Vetted.Text;

namespace Vetted.CatalogCompiler;

/// <summary>
/// What is known of exact ids: the snapshot that an alias stands for (from the models) and when a model ends, with its successor (from the lifecycles). Pages name the successor of the day on which they
/// were written, which may have ended since; then the successor's own successor takes its place, so that nobody is sent to a model that has an end as well.
/// </summary>
internal sealed class LifecycleCompiler
{
    private const int LongestChain = 8;
    private readonly SortedDictionary<(string Id, string Form), KnownRow> _rows = new(Comparer<(string Id, string Form)>.Create((left, right) =>
        string.Compare(left.Id, right.Id, StringComparison.OrdinalIgnoreCase) is var order and not 0 ? order : string.CompareOrdinal(left.Form, right.Form)));

    private readonly string _date;
    private readonly Action<JsonValue, string> _complain;

    /// <param name="models">The model families.</param>
    /// <param name="lifecycles">The pages.</param>
    /// <param name="date">The catalog's date.</param>
    /// <param name="complain">Takes the entry and the mistake.</param>
    public LifecycleCompiler(IReadOnlyList<JsonValue> models, IReadOnlyList<JsonValue> lifecycles, string date, Action<JsonValue, string> complain)
    {
        (_date, _complain) = (date, complain);
        foreach (var row in models.SelectMany(model => model.GetItems("known")))
        {
            _rows[(row.GetString("id")!, "")] = new KnownRow(row.GetString("id")!, "", row.GetString("pinned") ?? "", "", "", false);
        }

        var seen = new HashSet<(string, string)>();
        foreach (var page in lifecycles)
        {
            var form = page.GetString("form") ?? "";
            foreach (var model in page["models"]!.Members)
            {
                Add(page, model.Name, form, model.Value.Raw ?? "", seen);
            }
        }
    }

    /// <summary>The rows, sorted by id and form.</summary>
    public IReadOnlyList<KnownRow> Compile() => _rows.Values.Select(row => row with { Successor = LastOf(row), Pinned = PinOf(row) }).ToList();

    private void Add(JsonValue page, string id, string form, string line, HashSet<(string, string)> seen)
    {
        var words = line.Split(' ');
        if (words.Length > 2 || !DateTime.TryParseExact(words[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            _complain(page, $"the end of '{id}' is a date (yyyy-MM-dd) and at most one successor, not '{line}'");
        }
        else if (id.Any(char.IsUpper))
        {
            _complain(page, $"'{id}' is written in lower case here");
        }
        else if (!seen.Add((id, form)))
        {
            _complain(page, $"'{id}' ends on two pages; keep the one that was written last");
        }
        else
        {
            var pinned = _rows.TryGetValue((id, form), out var known) ? known.Pinned : "";
            _rows[(id, form)] = new KnownRow(id, form, pinned, words[0], words.Length > 1 ? words[1] : "", page.GetString("confidence") != "read");
        }
    }

    private string LastOf(KnownRow row)
    {
        for (var i = 0; i < LongestChain; i++)
        {
            if (row.Successor.Length == 0 || !_rows.TryGetValue((row.Successor, row.Form), out var next) || next.Retires.Length == 0)
            {
                return row.Successor;
            }

            row = next;
        }

        return "";
    }

    // Nobody is sent to a snapshot that has ended.
    private string PinOf(KnownRow row) =>
        row.Pinned.Length > 0 && _rows.TryGetValue((row.Pinned, row.Form), out var pinned) && pinned.Retires.Length > 0 && string.CompareOrdinal(pinned.Retires, _date) <= 0 ? "" : row.Pinned;
}

/// <summary>What is known of an exact id; a text is empty where it is not. Second-hand is an end that was not read on its provider's page.</summary>
internal sealed record KnownRow(string Id, string Form, string Pinned, string Retires, string Successor, bool IsSecondHand);
