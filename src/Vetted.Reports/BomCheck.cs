using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Reports.CycloneDx;
using Vetted.Text;

namespace Vetted.Reports;

/// <summary>
/// Checks a CycloneDX bill for what its JSON schema does not: references that lead nowhere, numbers given twice, package URLs, licence
/// expressions, members on the wrong type of component, and paths that name a machine.
/// </summary>
public static class BomCheck
{
    /// <summary>The lengths of hashes in hexadecimal digits.</summary>
    private static readonly Dictionary<string, int> HashLengths = new(StringComparer.Ordinal)
    {
        ["MD5"] = 32,
        ["SHA-1"] = 40,
        ["SHA-256"] = 64,
        ["SHA-384"] = 96,
        ["SHA-512"] = 128,
        ["SHA3-256"] = 64,
        ["SHA3-384"] = 96,
        ["SHA3-512"] = 128,
        ["BLAKE2b-256"] = 64,
        ["BLAKE2b-384"] = 96,
        ["BLAKE2b-512"] = 128,
        ["BLAKE3"] = 64,
    };

    private static readonly string[] SinceV17 = { "isExternal", "versionRange" };

    /// <summary>Members whose strings, or arrays of strings, are bom-refs.</summary>
    private static readonly HashSet<string> ReferenceMembers = new(StringComparer.Ordinal)
    {
        "ref", "dependsOn", "provides", "assemblies", "dependencies", "target", "assessor", "requirement", "claims", "counterClaims", "counterEvidence",
        "evidence", "tools",
    };

    /// <summary>Checks a bill.</summary>
    /// <param name="json">The JSON text of the bill.</param>
    /// <returns>All mistakes with their line and column, in the order of the text; none for a bill without any.</returns>
    public static IReadOnlyList<TextError> Check(string json)
    {
        var root = JsonParser.Parse(json ?? throw new ArgumentNullException(nameof(json)), out var error);
        if (root is null)
        {
            return new[] { error! };
        }

        var check = new Walk(root);
        check.Document();
        check.Visit(root, "");
        check.References();
        return check.Mistakes.OrderBy(mistake => mistake.Line).ThenBy(mistake => mistake.Column).ToArray();
    }

    private sealed class Walk
    {
        private readonly JsonValue _root;
        private readonly string _version;
        private readonly Dictionary<string, JsonValue> _refs = new(StringComparer.Ordinal);
        private readonly List<JsonValue> _references = new();
        private readonly List<JsonValue> _nodes = new();

        // The tools that wrote the bill are components too, but no part of what it describes.
        private bool _inTools;

        public Walk(JsonValue root)
        {
            _root = root;
            _version = root.GetString("specVersion") ?? "";
        }

        public List<TextError> Mistakes { get; } = new();

        public void Document()
        {
            Require(_root.GetString("bomFormat") == "CycloneDX", _root, "bomFormat is not CycloneDX");
            Require(_version is "1.6" or "1.7", _root["specVersion"] ?? _root, "specVersion '" + _version + "' is not one this product writes");
            if (_root["$schema"] is { IsString: true } schema)
            {
                Require(schema.Raw!.EndsWith("bom-" + _version + ".schema.json", StringComparison.Ordinal), schema, "$schema is of another version than specVersion");
            }

            if (_root["metadata"]?["component"]?["isExternal"] is { Raw: "true" } external)
            {
                Mistake(external, "the project itself cannot be external");
            }
        }

        public void Visit(JsonValue value, string member)
        {
            if (value.IsString)
            {
                Text(value, member);
                return;
            }

            foreach (var item in value.Items)
            {
                Visit(item, member);
            }

            if (value.Kind == JsonKind.Object)
            {
                _inTools |= member == "tools";
                Object(value, member);
                foreach (var child in value.Members)
                {
                    Visit(child.Value, child.Name);
                }

                _inTools &= member != "tools";
            }
        }

        /// <summary>Every reference leads somewhere, and every component and service stands in the graph.</summary>
        public void References()
        {
            foreach (var reference in _references.Where(reference => !_refs.ContainsKey(reference.Raw!) && !reference.Raw!.StartsWith("urn:cdx:", StringComparison.Ordinal)))
            {
                Mistake(reference, "no component, service or claim has the bom-ref '" + reference.Raw + "'");
            }

            var graph = new HashSet<string>(_root.GetItems("dependencies").Select(node => node.GetString("ref")).OfType<string>(), StringComparer.Ordinal);
            foreach (var node in _nodes.Where(node => !graph.Contains(node.Raw!)))
            {
                Mistake(node, "'" + node.Raw + "' is missing in the dependency graph");
            }
        }

        private void Object(JsonValue value, string member)
        {
            if (value["bom-ref"] is { IsString: true } reference)
            {
                Require(!_refs.ContainsKey(reference.Raw!), reference, "the bom-ref '" + reference.Raw + "' is given twice");
                _refs[reference.Raw!] = reference;
            }

            switch (member)
            {
                case "components" or "component":
                    Component(value);
                    break;
                case "services" when !_inTools && value["bom-ref"] is { } service:
                    _nodes.Add(service);
                    break;
                case "licenses":
                    Licence(value);
                    break;
                case "hashes":
                    Hash(value);
                    break;
                case "occurrences" when value["location"] is { IsString: true } location:
                    Require(OutputPath.Of(location.Raw!) == location.Raw, location, "'" + location.Raw + "' is not relative to the repository");
                    break;
            }
        }

        private void Component(JsonValue component)
        {
            var type = component.GetString("type");
            if (component["bom-ref"] is { } reference && !_inTools)
            {
                _nodes.Add(reference);
            }

            if (component["modelCard"] is { } card)
            {
                Require(type == "machine-learning-model", card, "only a machine-learning-model has a modelCard");
            }

            if (component["data"] is { } data)
            {
                Require(type == "data", data, "only a component of type data has data");
            }

            if (component["purl"] is { IsString: true } url && PackageUrlSyntax.Mistake(url.Raw!) is { } mistake)
            {
                Mistake(url, "'" + url.Raw + "' is no package URL: " + mistake);
            }

            foreach (var newer in SinceV17.Select(name => component[name]).OfType<JsonValue>())
            {
                Require(_version != "1.6", newer, "CycloneDX 1.6 does not know this member");
            }

            if (component["versionRange"] is { } range)
            {
                Require(component["version"] is null && component["isExternal"]?.Raw == "true", range, "a version range is for external components without a version");
            }
        }

        private void Licence(JsonValue licence)
        {
            if (licence["license"]?["id"] is { IsString: true } id)
            {
                Require(SpdxText.IsListed(id.Raw!), id, "'" + id.Raw + "' is no id of the SPDX licence list");
            }

            if (licence["expression"] is { IsString: true } expression)
            {
                Require(SpdxText.IsExpression(expression.Raw!), expression, "'" + expression.Raw + "' is no SPDX licence expression");
            }
        }

        private void Hash(JsonValue hash)
        {
            if (hash.GetString("alg") is { } algorithm && hash["content"] is { IsString: true } content && HashLengths.TryGetValue(algorithm, out var length))
            {
                Require(content.Raw!.Length == length && content.Raw.All(Uri.IsHexDigit), content, "this is no " + algorithm + " hash");
            }
        }

        private void Text(JsonValue text, string member)
        {
            Require(!NamesAMachine(text.Raw!), text, "'" + text.Raw + "' is a path of one machine");
            if (ReferenceMembers.Contains(member))
            {
                _references.Add(text);
            }
        }

        private static bool NamesAMachine(string text) =>
            text.StartsWith("/home/", StringComparison.Ordinal) || text.StartsWith("/Users/", StringComparison.Ordinal) || text.StartsWith("/root/", StringComparison.Ordinal)
            || text.StartsWith("/tmp/", StringComparison.Ordinal) || text.StartsWith("/var/", StringComparison.Ordinal) || text.StartsWith("file://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("\\\\", StringComparison.Ordinal)
            || (text.Length > 2 && text[1] == ':' && text[2] is '\\' or '/' && char.IsLetter(text[0]));

        private void Require(bool condition, JsonValue value, string mistake)
        {
            if (!condition)
            {
                Mistake(value, mistake);
            }
        }

        private void Mistake(JsonValue value, string mistake) => Mistakes.Add(new TextError(value.Line, value.Column, mistake));
    }
}
