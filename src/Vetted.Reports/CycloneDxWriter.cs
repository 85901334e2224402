using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Reports.CycloneDx;
using Vetted.Text;

namespace Vetted.Reports;

/// <summary>Writes a bill of materials as CycloneDX JSON (https://cyclonedx.org, ECMA-424). What each field means is in docs/bom.md.</summary>
public static class CycloneDxWriter
{
    private const string NoSerial = "urn:uuid:00000000-0000-0000-0000-000000000000";

    /// <summary>Writes the bill. Equal inputs give equal bytes: everything is sorted, nothing is read from the machine, and the serial number is made from the content.</summary>
    /// <param name="input">What to write.</param>
    /// <returns>The JSON text with <c>\n</c> line ends, to be stored as UTF-8 without byte order mark.</returns>
    /// <exception cref="ArgumentOutOfRangeException">SOURCE_DATE_EPOCH is no time of the years 1 to 9999.</exception>
    public static string Write(BomInput input)
    {
        var scope = new BomScope(input ?? throw new ArgumentNullException(nameof(input)));
        var json = new JsonWriter();
        json.BeginObject();
        var version = input.SpecVersion == CycloneDxVersion.V17 ? "1.7" : "1.6";
        json.Property("$schema", "http://cyclonedx.org/schema/bom-" + version + ".schema.json")
            .Property("bomFormat", "CycloneDX")
            .Property("specVersion", version)
            .Property("serialNumber", NoSerial)
            .Property("version", 1);
        WriteBody(json, scope);
        json.EndObject();
        var text = json.ToString();
        var place = text.IndexOf(NoSerial, StringComparison.Ordinal);
        return text.Substring(0, place) + "urn:uuid:" + UuidV5.Of(text) + text.Substring(place + NoSerial.Length);
    }

    private static void WriteBody(JsonWriter json, BomScope scope)
    {
        var packages = PackageNodes.Of(scope).ToArray();
        var models = ModelNodes.Of(scope).ToArray();
        var tools = PartNodes.SafetyTools(scope);
        var parts = PartNodes.Parts(scope);
        var services = ServiceNodes.Of(scope).ToArray();
        BomMetadata.Write(json, scope);
        BomNode.WriteAll(json, "components", packages.Concat(models).Concat(tools).Concat(parts));
        BomNode.WriteAll(json, "services", services);

        var served = new HashSet<string>(models.SelectMany(model => model.DependsOn), StringComparer.Ordinal);
        var root = new BomNode(
            scope.Refs.Root,
            _ => { },
            scope.Refs.Dependencies(scope.Inventory.Dependencies)
                .Concat(models.Concat(tools).Concat(parts).Select(node => node.Ref))
                .Concat(services.Select(service => service.Ref).Where(reference => !served.Contains(reference)))
                .ToArray());
        WriteDependencies(json, packages.Concat(models).Concat(tools).Concat(parts).Concat(services).Append(root), ModelNodes.FileRefs(scope));
        BomCompositions.Write(json, scope);
        var declarations = new BomDeclarations(scope);
        declarations.WriteDeclarations(json);
        declarations.WriteDefinitions(json);
    }

    /// <summary>The graph; a leaf must stand in it as an empty entry, or a reader takes its dependencies for unknown.</summary>
    private static void WriteDependencies(JsonWriter json, IEnumerable<BomNode> nodes, IEnumerable<string> leaves)
    {
        json.BeginArray("dependencies");
        foreach (var (reference, dependsOn) in nodes.Select(node => (node.Ref, node.DependsOn))
            .Concat(leaves.Select(leaf => (leaf, BomNode.Nothing)))
            .OrderBy(node => node.Item1, StringComparer.Ordinal))
        {
            json.BeginObject().Property("ref", reference)
                .Property("dependsOn", dependsOn.Where(other => other != reference).Distinct(StringComparer.Ordinal).OrderBy(other => other, StringComparer.Ordinal).ToArray())
                .EndObject();
        }

        json.EndArray();
    }
}
