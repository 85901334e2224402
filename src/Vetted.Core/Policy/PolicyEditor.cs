using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>
/// Writes into policy files that people wrote: <c>vetted init</c>, <c>vetted accept</c> and <c>vetted attest</c>. Everything that is there stays as it is, comments, order and layout
/// included; only entries are added.
/// </summary>
public static partial class PolicyEditor
{
    /// <summary>The text of a new policy file.</summary>
    /// <param name="profile">The built-in profile to extend.</param>
    /// <exception cref="ArgumentException">There is no such profile.</exception>
    public static string NewFile(string profile = "default")
    {
        if (Profiles.Find(profile ?? throw new ArgumentNullException(nameof(profile))) is null)
        {
            throw new ArgumentException("there is no profile '" + profile + "'", nameof(profile));
        }

        return $$"""
            {
              "$schema": "{{Product.PolicySchema}}",

              // Built-in profiles: {{string.Join(", ", Profiles.All.Select(pair => pair.Key))}}. A nearer file can only tighten.
              "extends": "{{profile}}",

              // True makes denied findings errors, in every build.
              "enforce": false,

              // Accepted findings; "vetted accept SUBJECT" writes them here.
              "exceptions": []
            }

            """.Replace("\r\n", "\n");
    }

    /// <summary>Adds exceptions to a policy file; those that it has already (same rule, subject, versions and scope) are left out.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="exceptions">What to add.</param>
    /// <param name="error">Why the file cannot be changed, or null.</param>
    /// <returns>The new text, or null where there is an <paramref name="error"/>.</returns>
    public static string? AddExceptions(string text, IEnumerable<AcceptedFinding> exceptions, out TextError? error)
    {
        _ = text ?? throw new ArgumentNullException(nameof(text));
        _ = exceptions ?? throw new ArgumentNullException(nameof(exceptions));
        var root = JsonParser.Parse(text, out error);
        if (root is null)
        {
            return null;
        }

        var list = root["exceptions"];
        if (root.Kind != JsonKind.Object || list is { Kind: not JsonKind.Array })
        {
            var wrong = list ?? root;
            error = new TextError(wrong.Line, wrong.Column, list is null ? "a policy file is one JSON object in braces" : "'exceptions' is a list of objects");
            return null;
        }

        var known = new HashSet<string>((list?.Items ?? Array.Empty<JsonValue>()).Select(Key), StringComparer.Ordinal);
        var added = exceptions.Where(exception => known.Add(Key(exception.Rule, exception.Subject, exception.Versions, exception.Scope))).Select(Line).ToArray();
        if (added.Length == 0)
        {
            return text;
        }

        var newLine = text.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        if (list is null)
        {
            var lines = string.Concat(added.Select((line, index) => newLine + "    " + line + (index < added.Length - 1 ? "," : "")));
            return Insert(text, root.Members.Count == 0 ? null : root.Members[root.Members.Count - 1].Value, root, newLine, "  ", "\"exceptions\": [" + lines + newLine + "  ]");
        }

        var last = list.Items.Count == 0 ? null : list.Items[list.Items.Count - 1];
        return Insert(text, last, list, newLine, Indentation(text, last ?? list) + (last is null ? "  " : ""), added);
    }

    private static string Insert(string text, JsonValue? last, JsonValue container, string newLine, string indentation, params string[] added)
    {
        var lines = string.Join("," + newLine + indentation, added);
        if (last is null)
        {
            // Before whatever comments an empty list or object holds; its closing bracket moves to a line of its own.
            var rest = text.Substring(container.Start + 1);
            var closes = rest.Substring(0, container.End - container.Start - 2).Trim().Length == 0;
            var outer = indentation.Length >= 2 ? indentation.Substring(2) : "";
            return text.Substring(0, container.Start + 1) + newLine + indentation + lines
                + (closes ? newLine + outer + rest.Substring(container.End - container.Start - 2) : rest);
        }

        var (hasComma, end) = EndOfEntry(text, last.End);
        return text.Substring(0, last.End) + (hasComma ? "" : ",") + text.Substring(last.End, end - last.End) + newLine + indentation + lines
            + (end < text.Length && text[end] is '\n' or '\r' ? "" : newLine) + text.Substring(end);
    }

    /// <summary>Where an entry ends with its comma and the comment that stands on its line.</summary>
    private static (bool HasComma, int End) EndOfEntry(string text, int start)
    {
        var (hasComma, end) = (false, start);
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == ',' && !hasComma)
            {
                (hasComma, end) = (true, i + 1);
            }
            else if (text[i] == '/' && i + 1 < text.Length && text[i + 1] == '/')
            {
                var line = text.IndexOf('\n', i);
                line = line < 0 ? text.Length : line;
                return (hasComma, line > 0 && text[line - 1] == '\r' ? line - 1 : line);
            }
            else if (text[i] == '/' && i + 1 < text.Length && text[i + 1] == '*')
            {
                i = text.IndexOf("*/", i + 2, StringComparison.Ordinal) + 1;
                end = i + 1;
            }
            else if (text[i] is not (' ' or '\t'))
            {
                break;
            }
        }

        return (hasComma || HasCommaLater(text, end), end);
    }

    // A comma on a later line belongs to this entry as well, as people write it who lead with commas.
    private static bool HasCommaLater(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] is not (' ' or '\t' or '\r' or '\n'))
            {
                return text[i] == ',';
            }
        }

        return false;
    }

    private static string Indentation(string text, JsonValue value)
    {
        var start = text.LastIndexOf('\n', Math.Max(0, value.Start - 1)) + 1;
        var end = start;
        while (end < text.Length && text[end] is ' ' or '\t')
        {
            end++;
        }

        return text.Substring(start, end - start);
    }

    private static string Line(AcceptedFinding exception)
    {
        var parts = new[]
        {
            ("rule", exception.Rule), ("subject", exception.Subject), ("versions", exception.Versions), ("reason", exception.Reason), ("owner", exception.Owner),
            ("expires", exception.Expires), ("ticket", exception.Ticket), ("scope", exception.Scope),
        };
        return "{ " + string.Join(", ", parts.Where(part => part.Item2 is not null).Select(part =>
            "\"" + part.Item1 + "\": " + new JsonWriter(indented: false).Value(part.Item2))) + " }";
    }

    private static string Key(JsonValue item) => Key(item.GetString("rule"), item.GetString("subject"), item.GetString("versions"), item.GetString("scope"));

    private static string Key(params string?[] parts) => string.Join("\n", parts.Select(part => part ?? ""));
}
