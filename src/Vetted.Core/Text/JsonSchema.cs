using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Text;

/// <summary>
/// The part of JSON Schema draft-07 that the catalog's own schemas use: <c>type</c>, <c>enum</c>, <c>properties</c>, <c>required</c>,
/// <c>additionalProperties</c>, <c>items</c>, <c>minItems</c>, <c>minLength</c>, <c>minProperties</c>, <c>anyOf</c>, <c>format: date</c> and
/// <c>$ref</c> into <c>definitions</c>. Own code because no dependency may come along and every mistake needs its line and column.
/// <c>pattern</c> is left to editors: no regular expression runs over anybody's text.
/// </summary>
internal sealed class JsonSchema
{
    private readonly JsonValue _root;

    public JsonSchema(JsonValue root) => _root = root;

    /// <summary>All mistakes of a value, in the order of the text.</summary>
    public IReadOnlyList<TextError> Check(JsonValue value)
    {
        var errors = new List<TextError>();
        Check(value, _root, errors);
        return errors;
    }

    private void Check(JsonValue value, JsonValue schema, List<TextError> errors)
    {
        schema = Resolve(schema);
        if (schema["anyOf"] is { } choices)
        {
            CheckAny(value, choices.Items, errors);
            return;
        }

        if (schema["type"] is { } type && !Fits(value, type))
        {
            errors.Add(At(value, $"{Names(type)} is expected here"));
            return;
        }

        if (schema["enum"] is { } allowed && !allowed.Items.Any(item => item.Kind == value.Kind && item.Raw == value.Raw))
        {
            errors.Add(At(value, $"'{value.Raw}' is not one of {string.Join(", ", allowed.Items.Select(item => item.Raw))}"));
        }

        if (value.Kind == JsonKind.String)
        {
            CheckString(value, schema, errors);
        }
        else if (value.Kind == JsonKind.Array)
        {
            CheckArray(value, schema, errors);
        }
        else if (value.Kind == JsonKind.Object)
        {
            CheckObject(value, schema, errors);
        }
    }

    // Of several alternatives the one with the fewest mistakes is the one that was meant.
    private void CheckAny(JsonValue value, IReadOnlyList<JsonValue> choices, List<TextError> errors)
    {
        List<TextError>? fewest = null;
        foreach (var choice in choices)
        {
            var found = new List<TextError>();
            Check(value, choice, found);
            if (fewest is null || found.Count < fewest.Count)
            {
                fewest = found;
            }
        }

        errors.AddRange(fewest ?? new List<TextError>());
    }

    private static void CheckString(JsonValue value, JsonValue schema, List<TextError> errors)
    {
        if (value.Raw!.Length < (schema.GetInteger("minLength") ?? 0))
        {
            errors.Add(At(value, "the text may not be empty"));
        }

        if (schema.GetString("format") == "date" && !IsDate(value.Raw!))
        {
            errors.Add(At(value, "a date is written yyyy-MM-dd"));
        }
    }

    private void CheckArray(JsonValue value, JsonValue schema, List<TextError> errors)
    {
        if (value.Items.Count < (schema.GetInteger("minItems") ?? 0))
        {
            errors.Add(At(value, "the list may not be empty"));
        }

        if (schema["items"] is { } items)
        {
            foreach (var item in value.Items)
            {
                Check(item, items, errors);
            }
        }
    }

    private void CheckObject(JsonValue value, JsonValue schema, List<TextError> errors)
    {
        foreach (var name in schema.GetStrings("required"))
        {
            if (value[name] is null)
            {
                errors.Add(At(value, $"the member '{name}' is missing"));
            }
        }

        if (value.Members.Count < (schema.GetInteger("minProperties") ?? 0))
        {
            errors.Add(At(value, "the object may not be empty"));
        }

        var others = schema["additionalProperties"];
        foreach (var member in value.Members)
        {
            if (schema["properties"]?[member.Name] is { } property)
            {
                Check(member.Value, property, errors);
            }
            else if (others is { Kind: JsonKind.Object })
            {
                Check(member.Value, others, errors);
            }
            else if (others is { Kind: JsonKind.Boolean, Raw: "false" })
            {
                errors.Add(new TextError(member.Line, member.Column, $"unknown member '{member.Name}'"));
            }
        }
    }

    private JsonValue Resolve(JsonValue schema)
    {
        const string Local = "#/definitions/";
        return schema.GetString("$ref") is { } reference && reference.StartsWith(Local, StringComparison.Ordinal)
            ? _root["definitions"]?[reference.Substring(Local.Length)] ?? throw new InvalidOperationException("the schema refers to nothing: " + reference)
            : schema;
    }

    private static bool Fits(JsonValue value, JsonValue type) =>
        type.IsString ? Fits(value, type.Raw!) : type.Items.Any(item => Fits(value, item.Raw!));

    private static bool Fits(JsonValue value, string type) => type switch
    {
        "integer" => value.Kind == JsonKind.Number && value.Raw!.IndexOf('.') < 0,
        "number" => value.Kind == JsonKind.Number,
        "string" => value.Kind == JsonKind.String,
        "boolean" => value.Kind == JsonKind.Boolean,
        "array" => value.Kind == JsonKind.Array,
        "object" => value.Kind == JsonKind.Object,
        "null" => value.Kind == JsonKind.Null,
        _ => throw new InvalidOperationException("the schema names an unknown type: " + type),
    };

    private static string Names(JsonValue type) => type.IsString ? "a value of type " + type.Raw : "a value of type " + string.Join(" or ", type.Items.Select(item => item.Raw));

    private static bool IsDate(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _);

    private static TextError At(JsonValue value, string message) => new(value.Line, value.Column, message);
}
