using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Vetted.Catalog;

namespace Vetted.Evidence.Config;

/// <summary>
/// Configuration that switches a safety tool on or weakens protection, by the last key of its path: <c>Key=value</c>, <c>Key=</c> for a value left empty, or
/// <c>Key</c> alone for a section whose presence says that the tool is configured.
/// </summary>
internal sealed class SafetySwitches
{
    private static readonly ConditionalWeakTable<AiCatalog, SafetySwitches> Cache = new();
    private readonly Dictionary<string, List<(string? Value, string? Tool, Weakening? Weakening)>> _keys = new(StringComparer.OrdinalIgnoreCase);

    private SafetySwitches(AiCatalog catalog)
    {
        foreach (var tool in catalog.SafetyTools)
        {
            tool.Configuration.ToList().ForEach(setting => Add(setting, tool.Id, null));
        }

        foreach (var weakening in catalog.Weakenings)
        {
            weakening.Configuration.ToList().ForEach(setting => Add(setting, null, weakening));
        }
    }

    public static SafetySwitches Of(AiCatalog catalog) => Cache.GetValue(catalog, static one => new SafetySwitches(one));

    /// <summary>What a value at a path means.</summary>
    /// <param name="path">All keys to it, joined by <c>:</c> (or <c>__</c> in the environment).</param>
    /// <param name="value">The value; null for a section.</param>
    public IEnumerable<(string? Tool, Weakening? Weakening)> Of(string path, string? value)
    {
        var colon = path.LastIndexOf(':') + 1;
        var underscores = path.LastIndexOf("__", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0;
        var key = path.Substring(Math.Max(colon, underscores));
        return _keys.TryGetValue(key, out var rows)
            ? rows.Where(row => string.Equals(row.Value, value, StringComparison.OrdinalIgnoreCase)).Select(row => (row.Tool, row.Weakening))
            : Enumerable.Empty<(string?, Weakening?)>();
    }

    private void Add(string setting, string? tool, Weakening? weakening)
    {
        var equals = setting.IndexOf('=');
        var key = equals < 0 ? setting : setting.Substring(0, equals);
        if (!_keys.TryGetValue(key, out var rows))
        {
            _keys.Add(key, rows = new());
        }

        rows.Add((equals < 0 ? null : setting.Substring(equals + 1), tool, weakening));
    }
}
