using System;
using System.Linq;
using Vetted.Text;

namespace Vetted.Policy;

public static partial class PolicyEditor
{
    /// <summary>Adds an attestation to a policy file; one about the same thing by the same tool, report and link stays alone.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="attestation">What to add.</param>
    /// <param name="error">Why the file cannot be changed, or null.</param>
    /// <returns>The new text, or null where there is an <paramref name="error"/>.</returns>
    public static string? AddAttestation(string text, Attestation attestation, out TextError? error)
    {
        _ = text ?? throw new ArgumentNullException(nameof(text));
        _ = attestation ?? throw new ArgumentNullException(nameof(attestation));
        var root = JsonParser.Parse(text, out error);
        if (root is null)
        {
            return null;
        }

        var declare = root["declare"];
        var list = declare?["attestations"];
        if (root.Kind != JsonKind.Object || declare is { Kind: not JsonKind.Object } || list is { Kind: not JsonKind.Array })
        {
            var wrong = list is { Kind: not JsonKind.Array } ? list : declare ?? root;
            error = new TextError(wrong.Line, wrong.Column, root.Kind != JsonKind.Object ? "a policy file is one JSON object in braces" : list is null ? "'declare' is an object in braces" : "'declare.attestations' is a list of objects");
            return null;
        }

        if (list is not null && list.Items.Any(item => AttestationKey(item) == AttestationKey(attestation)))
        {
            return text;
        }

        var newLine = text.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        var line = Line(attestation);
        if (list is not null)
        {
            var last = list.Items.Count == 0 ? null : list.Items[list.Items.Count - 1];
            return Insert(text, last, list, newLine, Indentation(text, last ?? list) + (last is null ? "  " : ""), line);
        }

        if (declare is not null)
        {
            var indentation = Indentation(text, declare);
            return Insert(text, LastOf(declare), declare, newLine, indentation + "  ", "\"attestations\": [" + newLine + indentation + "    " + line + newLine + indentation + "  ]");
        }

        return Insert(text, LastOf(root), root, newLine, "  ", "\"declare\": {" + newLine + "    \"attestations\": [" + newLine + "      " + line + newLine + "    ]" + newLine + "  }");
    }

    private static JsonValue? LastOf(JsonValue container) => container.Members.Count == 0 ? null : container.Members[container.Members.Count - 1].Value;

    private static string Line(Attestation attestation)
    {
        var parts = new[]
        {
            ("category", attestation.Category), ("practice", attestation.Practice), ("obligation", attestation.Obligation), ("tool", attestation.Tool), ("version", attestation.Version),
            ("report", attestation.Report), ("sha256", attestation.Sha256), ("link", attestation.Link), ("reason", attestation.Reason), ("date", attestation.Date), ("by", attestation.By),
        };
        return "{ " + string.Join(", ", parts.Where(part => part.Item2 is not null).Select(part => "\"" + part.Item1 + "\": " + new JsonWriter(indented: false).Value(part.Item2))) + " }";
    }

    // The date and hash change when a report is written anew; that is another attestation.
    private static string AttestationKey(JsonValue item) =>
        Key(item.GetString("category"), item.GetString("practice"), item.GetString("obligation"), item.GetString("tool"), item.GetString("report"), item.GetString("sha256"), item.GetString("link"), item.GetString("reason"));

    private static string AttestationKey(Attestation item) => Key(item.Category, item.Practice, item.Obligation, item.Tool, item.Report, item.Sha256, item.Link, item.Reason);
}
