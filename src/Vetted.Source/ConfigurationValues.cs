using System;
using System.Collections.Generic;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Source;

/// <summary>The strings of the configuration files at hand, by their configuration key (<c>OpenAI:Model</c>), as .NET configuration reads JSON.</summary>
public sealed class ConfigurationValues
{
    private readonly Dictionary<string, List<ConfigurationValue>> _values = new(StringComparer.OrdinalIgnoreCase);

    private ConfigurationValues()
    {
    }

    /// <summary>No file.</summary>
    public static ConfigurationValues None { get; } = new();

    /// <summary>Reads the files; one that is no JSON object gives nothing.</summary>
    /// <param name="files">Path for places, and text.</param>
    public static ConfigurationValues Read(IEnumerable<KeyValuePair<string, string>> files)
    {
        var values = new ConfigurationValues();
        foreach (var file in files ?? throw new ArgumentNullException(nameof(files)))
        {
            if (JsonParser.Parse(file.Value, out _) is { } document)
            {
                values.Add("", document, file.Key);
            }
        }

        return values;
    }

    /// <summary>All values of a key, in the order of the files.</summary>
    public IReadOnlyList<ConfigurationValue> Find(string key) =>
        _values.TryGetValue(key ?? throw new ArgumentNullException(nameof(key)), out var found) ? found : Array.Empty<ConfigurationValue>();

    private void Add(string key, JsonValue value, string file)
    {
        foreach (var member in value.Members)
        {
            Add(key.Length == 0 ? member.Name : key + ":" + member.Name, member.Value, file);
        }

        for (var i = 0; i < value.Items.Count; i++)
        {
            Add(key + ":" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), value.Items[i], file);
        }

        if (value is { IsString: true, Raw: { } text })
        {
            if (!_values.TryGetValue(key, out var list))
            {
                _values.Add(key, list = new List<ConfigurationValue>(1));
            }

            list.Add(new ConfigurationValue(text, new Place(file, value.Line, value.Column, value.Line, value.Column + value.End - value.Start)));
        }
    }
}

/// <summary>A string in a configuration file.</summary>
/// <param name="Text">The string.</param>
/// <param name="Place">Where it stands.</param>
public sealed record ConfigurationValue(string Text, Place Place);
