using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Text;

namespace Vetted.Reports.CycloneDx;

/// <summary>The name-value properties of a component, service or licence; every name is described in docs/bom.md.</summary>
internal sealed class BomProperties
{
    private readonly HashSet<KeyValuePair<string, string>> _items = new();

    /// <summary>Adds a property; an absent or empty value adds nothing.</summary>
    public BomProperties Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _items.Add(new KeyValuePair<string, string>(name, value!));
        }

        return this;
    }

    /// <summary>Adds a property only where the condition holds.</summary>
    public BomProperties Add(string name, string? value, bool condition) => condition ? Add(name, value) : this;

    /// <summary>Adds one property for each value.</summary>
    public BomProperties AddAll(string name, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            Add(name, value);
        }

        return this;
    }

    /// <summary>Writes them sorted by name and value; nothing where there are none.</summary>
    public void Write(JsonWriter json)
    {
        if (_items.Count == 0)
        {
            return;
        }

        json.BeginArray("properties");
        foreach (var item in _items.OrderBy(item => item.Key, StringComparer.Ordinal).ThenBy(item => item.Value, StringComparer.Ordinal))
        {
            json.BeginObject().Property("name", item.Key).Property("value", item.Value).EndObject();
        }

        json.EndArray();
    }
}
