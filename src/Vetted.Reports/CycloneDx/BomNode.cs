using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Text;

namespace Vetted.Reports.CycloneDx;

/// <summary>A component or service with its place in the dependency graph.</summary>
/// <param name="Ref">Its bom-ref.</param>
/// <param name="Write">Writes it as an item of an array.</param>
/// <param name="DependsOn">The bom-refs it depends on.</param>
internal sealed record BomNode(string Ref, Action<JsonWriter> Write, IReadOnlyCollection<string> DependsOn)
{
    public static readonly IReadOnlyCollection<string> Nothing = Array.Empty<string>();

    /// <summary>Writes nodes as an array member, sorted by bom-ref; nothing where there are none.</summary>
    public static void WriteAll(JsonWriter json, string name, IEnumerable<BomNode> nodes)
    {
        var sorted = nodes.OrderBy(node => node.Ref, StringComparer.Ordinal).ToArray();
        if (sorted.Length == 0)
        {
            return;
        }

        json.BeginArray(name);
        foreach (var node in sorted)
        {
            node.Write(json);
        }

        json.EndArray();
    }
}
