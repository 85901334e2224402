using System;
using System.Collections.Generic;
using System.Globalization;

namespace Vetted.Text;

/// <summary>What a JSON value is.</summary>
public enum JsonKind
{
    /// <summary>The literal <c>null</c>.</summary>
    Null,

    /// <summary>The literals <c>true</c> and <c>false</c>.</summary>
    Boolean,

    /// <summary>A number, kept as written.</summary>
    Number,

    /// <summary>A string, unescaped.</summary>
    String,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object; members keep their order.</summary>
    Object,
}

/// <summary>
/// A parsed JSON value that knows where it stands, so that every mistake in a policy, an overlay or a configuration file can be
/// told with line and column. Immutable.
/// </summary>
public sealed class JsonValue
{
    private static readonly IReadOnlyList<JsonValue> NoItems = Array.Empty<JsonValue>();
    private static readonly IReadOnlyList<JsonMember> NoMembers = Array.Empty<JsonMember>();

    internal JsonValue(JsonKind kind, int line, int column, int start, int end, string? text = null, IReadOnlyList<JsonValue>? items = null, IReadOnlyList<JsonMember>? members = null)
    {
        Kind = kind;
        Line = line;
        Column = column;
        Start = start;
        End = end;
        Raw = text;
        Items = items ?? NoItems;
        Members = members ?? NoMembers;
    }

    /// <summary>What this value is.</summary>
    public JsonKind Kind { get; }

    /// <summary>One-based line of the value's first character.</summary>
    public int Line { get; }

    /// <summary>One-based column of the value's first character, in UTF-16 units.</summary>
    public int Column { get; }

    /// <summary>Zero-based offset of the value's first character in the text.</summary>
    public int Start { get; }

    /// <summary>Zero-based offset just after the value's last character.</summary>
    public int End { get; }

    /// <summary>The unescaped text of a string, or a number or literal as written; null for arrays and objects.</summary>
    public string? Raw { get; }

    /// <summary>The items of an array; empty for every other kind.</summary>
    public IReadOnlyList<JsonValue> Items { get; }

    /// <summary>The members of an object in their order; empty for every other kind.</summary>
    public IReadOnlyList<JsonMember> Members { get; }

    /// <summary>True for a string.</summary>
    public bool IsString => Kind == JsonKind.String;

    /// <summary>The last member of that name (as JSON readers commonly do), or null where this is no object or has no such member.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            for (var i = Members.Count - 1; i >= 0; i--)
            {
                if (string.Equals(Members[i].Name, name, StringComparison.Ordinal))
                {
                    return Members[i].Value;
                }
            }

            return null;
        }
    }

    /// <summary>The text of a string member, or null where it is absent or not a string.</summary>
    public string? GetString(string name) => this[name] is { Kind: JsonKind.String } value ? value.Raw : null;

    /// <summary>The value of a boolean member, or <paramref name="otherwise"/> where it is absent or not a boolean.</summary>
    public bool GetBoolean(string name, bool otherwise = false) => this[name] is { Kind: JsonKind.Boolean } value ? value.Raw == "true" : otherwise;

    /// <summary>The value of a whole-number member, or null where it is absent or not a whole number.</summary>
    public long? GetInteger(string name) =>
        this[name] is { Kind: JsonKind.Number } value && long.TryParse(value.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The value of a number member, or null where it is absent or no number.</summary>
    public decimal? GetDecimal(string name) =>
        this[name] is { Kind: JsonKind.Number } value && decimal.TryParse(value.Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The strings of an array member; a lone string counts as an array of one. Other kinds of items are left out.</summary>
    public IReadOnlyList<string> GetStrings(string name)
    {
        var value = this[name];
        if (value is null)
        {
            return Array.Empty<string>();
        }

        if (value.Kind == JsonKind.String)
        {
            return new[] { value.Raw! };
        }

        var strings = new List<string>(value.Items.Count);
        foreach (var item in value.Items)
        {
            if (item.Kind == JsonKind.String)
            {
                strings.Add(item.Raw!);
            }
        }

        return strings;
    }

    /// <summary>The items of an array member, or none.</summary>
    public IReadOnlyList<JsonValue> GetItems(string name) => this[name]?.Items ?? NoItems;
}

/// <summary>A member of a JSON object.</summary>
public sealed class JsonMember
{
    internal JsonMember(string name, JsonValue value, int line, int column)
    {
        Name = name;
        Value = value;
        Line = line;
        Column = column;
    }

    /// <summary>The member's name, unescaped.</summary>
    public string Name { get; }

    /// <summary>The member's value.</summary>
    public JsonValue Value { get; }

    /// <summary>One-based line of the name.</summary>
    public int Line { get; }

    /// <summary>One-based column of the name's opening quote.</summary>
    public int Column { get; }
}
