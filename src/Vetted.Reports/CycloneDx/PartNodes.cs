using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Reports.CycloneDx;

/// <summary>Safety tools, and agents, MCP servers, tool functions, prompts and datasets.</summary>
internal static class PartNodes
{
    public static IReadOnlyList<BomNode> SafetyTools(BomScope scope) => scope.SafetyTools
        .Where(use => scope.IsFull || use.Assurance != Assurance.Attested)
        .GroupBy(use => use.Tool, StringComparer.Ordinal)
        .OrderBy(uses => uses.Key, StringComparer.Ordinal)
        .Select(uses => SafetyTool(uses.Key, uses.ToArray(), scope))
        .ToArray();

    public static IReadOnlyList<BomNode> Parts(BomScope scope) => scope.Inventory.Parts
        .GroupBy(part => (part.Kind, part.Name))
        .OrderBy(group => group.Key.Kind, StringComparer.Ordinal).ThenBy(group => group.Key.Name, StringComparer.Ordinal)
        .Select(parts => Part(parts.ToArray(), scope))
        .ToArray();

    private static BomNode SafetyTool(string id, SafetyToolUse[] uses, BomScope scope)
    {
        var reference = scope.Refs.Take(BomRefs.SafetyTool(id));
        scope.Refs.Subject(id, reference);
        var known = scope.Catalog.FindSafetyTool(id);
        var packages = (known?.Packages ?? Array.Empty<string>()).Select(scope.Refs.Package).OfType<string>().ToArray();
        return new BomNode(reference, Write, packages);

        void Write(JsonWriter json)
        {
            json.BeginObject().Property("type", "application").Property("bom-ref", reference);
            if (known?.Maker is { } maker)
            {
                json.BeginObject("manufacturer").Property("name", maker).EndObject();
            }

            json.Property("name", known?.Name ?? id);
            if (known?.Url is { } url)
            {
                json.BeginArray("externalReferences").BeginObject().Property("type", "documentation").Property("url", url).EndObject().EndArray();
            }

            new BomProperties()
                .Add("vetted:safety-tool", id)
                .AddAll("vetted:safety-tool:category", known?.Categories ?? Array.Empty<string>())
                .Add("vetted:safety-tool:assurance", EnumWords.Of(uses.Max(use => use.Assurance)))
                .AddAll("vetted:safety-tool:guards", scope.IsFull ? uses.Select(use => use.Guards).OfType<string>() : Array.Empty<string>())
                .AddAll("vetted:safety-tool:wired-to", scope.IsFull ? WiredTo(id, scope) : Array.Empty<string>())
                .Add("vetted:safety-tool:vetting", known?.VettingGrade)
                .Add("vetted:safety-tool:status", known?.Status)
                .Write(json);
            BomEvidence.Write(json, "name", known?.Name ?? id, uses.Select(use => use.Evidence), scope.IsFull);
            json.EndObject();
        }
    }

    private static IEnumerable<string> WiredTo(string tool, BomScope scope) => scope.Inventory.Clients
        .Where(client => client.Categories.Any(one => one.Verdict == WiringVerdict.Wired && one.Tools.Contains(tool)))
        .Select(client => client.Name + " at " + OutputPath.Of(client.Evidence.Place));

    private static BomNode Part(AiPart[] parts, BomScope scope)
    {
        var (kind, name) = (parts[0].Kind, parts[0].Name);
        var reference = scope.Refs.Take(kind + ":" + name);
        return new BomNode(reference, Write, BomNode.Nothing);

        void Write(JsonWriter json)
        {
            var isData = kind is "prompt" or "dataset";
            json.BeginObject().Property("type", isData ? "data" : "application").Property("bom-ref", reference).Property("name", name);
            if (isData)
            {
                json.BeginArray("data").BeginObject()
                    .Property("type", kind == "dataset" ? "dataset" : "configuration")
                    .Property("name", name)
                    .Property("classification", "not declared")
                    .EndObject().EndArray();
            }

            new BomProperties()
                .Add("vetted:part", kind)
                .AddAll("vetted:part:approval", parts.Select(part => part.Approval).Where(approval => approval != ToolApproval.CannotTell).Select(EnumWords.Of))
                .AddAll("vetted:part:detail", scope.IsFull ? parts.Select(part => part.Detail).OfType<string>() : Array.Empty<string>())
                .Write(json);
            BomEvidence.Write(json, "name", name, parts.Select(part => part.Evidence), scope.IsFull);
            json.EndObject();
        }
    }
}
