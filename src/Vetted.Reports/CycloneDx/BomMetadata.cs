using System;
using System.Globalization;
using System.Linq;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Reports.CycloneDx;

/// <summary>The <c>metadata</c>: when, by which tool and catalog, and of which project.</summary>
internal static class BomMetadata
{
    public static void Write(JsonWriter json, BomScope scope)
    {
        var input = scope.Input;
        json.BeginObject("metadata").Property("timestamp", Time(input.SourceDateEpoch));
        json.BeginArray("lifecycles").BeginObject().Property("phase", "build").EndObject().EndArray();
        json.BeginObject("tools").BeginArray("components").BeginObject()
            .Property("type", "application").Property("bom-ref", BomEvidence.ToolRef).Property("name", "Vetted").Property("version", input.ToolVersion)
            .BeginArray("externalReferences").BeginObject().Property("type", "website").Property("url", Product.Repository).EndObject().EndArray()
            .EndObject().EndArray().EndObject();
        WriteOrganisation(json, "manufacturer", input.Supplier);
        WriteProject(json, scope);
        new BomProperties()
            .Add("cdx:reproducible", "true")
            .Add("vetted:catalog:version", scope.Catalog.Version)
            .Add("vetted:catalog:date", scope.Catalog.Date)
            .AddAll("vetted:catalog:overlay", scope.IsFull && input.Policy is { } own ? own.Overlays.Select(overlay => OutputPath.Of(overlay.Path)) : Array.Empty<string>())
            .Add("vetted:view", EnumWords.Of(input.View))
            .AddAll("vetted:policy:file", scope.IsFull && input.Policy is { } policy ? policy.Files.Select(OutputPath.Of) : Array.Empty<string>())
            .Write(json);
        json.EndObject();
    }

    private static string? Time(long? epoch) =>
        epoch is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : null;

    private static void WriteOrganisation(JsonWriter json, string name, string? organisation)
    {
        if (!string.IsNullOrEmpty(organisation))
        {
            json.BeginObject(name).Property("name", organisation).EndObject();
        }
    }

    private static void WriteProject(JsonWriter json, BomScope scope)
    {
        var inventory = scope.Inventory;
        json.BeginObject("component")
            .Property("type", inventory.Role == ProjectRole.Library ? "library" : "application")
            .Property("bom-ref", scope.Refs.Root);
        WriteOrganisation(json, "supplier", scope.Input.Supplier);
        json.Property("name", inventory.Name).Property("version", inventory.Version).Property("purl", PackageUrl(scope.Input));
        Properties(scope).Write(json);
        json.EndObject();
    }

    /// <summary>A packed project has the address of its package; any other one only a generic name.</summary>
    private static string PackageUrl(BomInput input) =>
        (input.PackageId is { } id ? "pkg:nuget/" + Uri.EscapeDataString(id) : "pkg:generic/" + Uri.EscapeDataString(input.Inventory.Name))
        + (input.Inventory.Version is { } version ? "@" + Uri.EscapeDataString(version) : "");

    private static BomProperties Properties(BomScope scope)
    {
        var inventory = scope.Inventory;
        var offered = ModelSummaries.Offered(inventory);
        var properties = new BomProperties()
            .Add("vetted:target-framework", inventory.TargetFramework)
            .Add("vetted:language", inventory.Language)
            .Add("vetted:role", EnumWords.Of(inventory.Role))
            .AddAll("vetted:capability", inventory.Capabilities.Select(capability => capability.Name))
            .Add("vetted:models:offered", string.Join(", ", offered))
            .Add("vetted:models:unknown", scope.UnknownModels.ToString(CultureInfo.InvariantCulture), scope.UnknownModels > 0)
            .Add("vetted:evidence:unreadable", inventory.Gaps.Count.ToString(CultureInfo.InvariantCulture), inventory.Gaps.Count > 0);
        if (!scope.IsFull)
        {
            return properties;
        }

        return properties
            .Add("vetted:project:file", OutputPath.Of(inventory.ProjectFile))
            .AddAll("vetted:models:unknown-at", scope.Unresolved.Select(unknown => unknown.Key + " (" + unknown.Reason + ") at " + OutputPath.Of(unknown.Evidence.Place)))
            .AddAll("vetted:route", inventory.Routes.Select(GuardMapText.Line))
            .AddAll("vetted:weakening", inventory.Weakenings.Select(weakening =>
                weakening.Kind + ": " + weakening.Description + " at " + OutputPath.Of(weakening.Evidence.Place)))
            .AddAll("vetted:evidence:gap", inventory.Gaps.Select(gap => OutputPath.Of(gap.What) + ": " + gap.Why));
    }
}
