using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Vetted.Text;

/// <summary>
/// Writes JSON with the same bytes on every machine: <c>\n</c>, two-space indentation (or none), members in the order they are
/// written, and only the escapes RFC 8259 demands.
/// </summary>
public sealed class JsonWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<bool> _hasItems = new();
    private readonly bool _indented;
    private bool _afterName;

    /// <summary>Starts an empty text.</summary>
    /// <param name="indented">True for one member a line; false for a single line without blanks.</param>
    public JsonWriter(bool indented = true) => _indented = indented;

    /// <summary>Opens an object, as a value or as the member <paramref name="name"/>.</summary>
    public JsonWriter BeginObject(string? name = null) => Open(name, '{');

    /// <summary>Closes the innermost object.</summary>
    public JsonWriter EndObject() => Close('}');

    /// <summary>Opens an array, as a value or as the member <paramref name="name"/>.</summary>
    public JsonWriter BeginArray(string? name = null) => Open(name, '[');

    /// <summary>Closes the innermost array.</summary>
    public JsonWriter EndArray() => Close(']');

    /// <summary>Writes a string, or <c>null</c>, as the next item of an array.</summary>
    public JsonWriter Value(string? value)
    {
        Separate();
        AppendString(value);
        return this;
    }

    /// <summary>Writes a string member; a null value writes nothing at all.</summary>
    public JsonWriter Property(string name, string? value)
    {
        if (value is not null)
        {
            Name(name);
            Value(value);
        }

        return this;
    }

    /// <summary>Writes a boolean member.</summary>
    public JsonWriter Property(string name, bool value) => RawProperty(name, value ? "true" : "false");

    /// <summary>Writes a whole-number member.</summary>
    public JsonWriter Property(string name, long value) => RawProperty(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a number member with its shortest exact digits.</summary>
    public JsonWriter Property(string name, decimal value) => RawProperty(name, value.ToString("0.############################", CultureInfo.InvariantCulture));

    /// <summary>Writes an array member of strings; an empty list writes nothing at all.</summary>
    public JsonWriter Property(string name, IReadOnlyCollection<string> values)
    {
        if (values.Count > 0)
        {
            BeginArray(name);
            foreach (var value in values)
            {
                Value(value);
            }

            EndArray();
        }

        return this;
    }

    /// <summary>Writes the name of the next member; its value follows.</summary>
    public JsonWriter Name(string name)
    {
        Separate();
        AppendString(name);
        _text.Append(_indented ? ": " : ":");
        _afterName = true;
        return this;
    }

    /// <summary>Writes a parsed value, without its comments, in this writer's layout.</summary>
    public JsonWriter Value(JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                BeginObject();
                foreach (var member in value.Members)
                {
                    Name(member.Name);
                    Value(member.Value);
                }

                return EndObject();
            case JsonKind.Array:
                BeginArray();
                foreach (var item in value.Items)
                {
                    Value(item);
                }

                return EndArray();
            case JsonKind.String:
                return Value(value.Raw);
            default:
                Separate();
                _text.Append(value.Raw ?? "null");
                return this;
        }
    }

    /// <summary>The text so far; an indented text ends with a line feed.</summary>
    public override string ToString() => _indented ? _text + "\n" : _text.ToString();

    private JsonWriter RawProperty(string name, string raw)
    {
        Name(name);
        Separate();
        _text.Append(raw);
        return this;
    }

    private JsonWriter Open(string? name, char bracket)
    {
        if (name is not null)
        {
            Name(name);
        }

        Separate();
        _text.Append(bracket);
        _hasItems.Push(false);
        return this;
    }

    private JsonWriter Close(char bracket)
    {
        if (_hasItems.Pop())
        {
            NewLine();
        }

        _text.Append(bracket);
        return this;
    }

    private void Separate()
    {
        if (_afterName)
        {
            _afterName = false;
            return;
        }

        if (_hasItems.Count > 0)
        {
            if (_hasItems.Pop())
            {
                _text.Append(',');
            }

            _hasItems.Push(true);
            NewLine();
        }
    }

    private void NewLine()
    {
        if (_indented)
        {
            _text.Append('\n').Append(' ', _hasItems.Count * 2);
        }
    }

    private void AppendString(string? value)
    {
        if (value is null)
        {
            _text.Append("null");
            return;
        }

        _text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '"':
                    _text.Append("\\\"");
                    break;
                case '\\':
                    _text.Append("\\\\");
                    break;
                case '\n':
                    _text.Append("\\n");
                    break;
                case '\r':
                    _text.Append("\\r");
                    break;
                case '\t':
                    _text.Append("\\t");
                    break;
                default:
                    // Lone surrogates cannot be written as UTF-8 and would make the bytes depend on the encoder's fallback.
                    if (c < ' ' || (char.IsSurrogate(c) && !IsPaired(value, i)))
                    {
                        _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        _text.Append(c);
                    }

                    break;
            }
        }

        _text.Append('"');
    }

    private static bool IsPaired(string value, int index) =>
        char.IsHighSurrogate(value[index])
            ? index + 1 < value.Length && char.IsLowSurrogate(value[index + 1])
            : index > 0 && char.IsHighSurrogate(value[index - 1]);
}
