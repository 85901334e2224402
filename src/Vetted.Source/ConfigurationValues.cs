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

    /// <summary>Values that a host has read itself, from files of any form; a later file adds to an earlier one.</summary>
    /// <param name="values">The key as the file spells it (<c>OPENAI__MODEL</c>, <c>profiles:http:environmentVariables:OPENAI__MODEL</c>), and the value.</param>
    public static ConfigurationValues Of(IEnumerable<KeyValuePair<string, ConfigurationValue>> values)
    {
        var all = new ConfigurationValues();
        foreach (var pair in values ?? throw new ArgumentNullException(nameof(values)))
        {
            all.Add(KeyOf(pair.Key), pair.Value);
        }

        return all;
    }

    /// <summary>All values of a key, in the order of the files.</summary>
    /// <param name="key">The key; <c>*</c> stands for any one part of it, such as the number of a list's entry.</param>
    public IReadOnlyList<ConfigurationValue> Find(string key)
    {
        if ((key ?? throw new ArgumentNullException(nameof(key))).IndexOf('*') < 0)
        {
            return _values.TryGetValue(key, out var found) ? found : Array.Empty<ConfigurationValue>();
        }

        var parts = key.Split(':');
        var all = new List<ConfigurationValue>();
        foreach (var pair in _values)
        {
            if (IsLike(pair.Key.Split(':'), parts))
            {
                all.AddRange(pair.Value);
            }
        }

        return all;
    }

    private static bool IsLike(string[] key, string[] wanted)
    {
        for (var i = 0; i < wanted.Length; i++)
        {
            if (key.Length != wanted.Length || (wanted[i] != "*" && !string.Equals(key[i], wanted[i], StringComparison.OrdinalIgnoreCase)))
            {
                return false;
            }
        }

        return true;
    }

    // Launch settings and compose files put profiles and services around the variables of an environment, a function app its values; two underscores separate sections.
    private static string KeyOf(string key)
    {
        foreach (var around in Around)
        {
            var at = key.LastIndexOf(around, StringComparison.OrdinalIgnoreCase);
            if (at == 0 || (at > 0 && around[0] == ':'))
            {
                key = key.Substring(at + around.Length);
            }
        }

        return key.Replace("__", ":");
    }

    private static readonly string[] Around = { ":environmentVariables:", ":environment:", "Values:" };

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
            Add(key, new ConfigurationValue(text, new Place(file, value.Line, value.Column, value.Line, value.Column + value.End - value.Start)));
        }
    }

    private void Add(string key, ConfigurationValue value)
    {
        if (!_values.TryGetValue(key, out var list))
        {
            _values.Add(key, list = new List<ConfigurationValue>(1));
        }

        list.Add(value);
    }
}

/// <summary>A string in a configuration file.</summary>
/// <param name="Text">The string.</param>
/// <param name="Place">Where it stands.</param>
public sealed record ConfigurationValue(string Text, Place Place);
