using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Evidence.Artefacts;

/// <summary>Reads packages and models back from a CycloneDX bill of materials: what the bill says, and no more.</summary>
public static class BomInventory
{
    private const string NuGet = "pkg:nuget/";

    /// <summary>Reads a bill.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="path">How it is named in places.</param>
    /// <param name="catalog">What is known.</param>
    /// <param name="error">What is wrong with it, or null.</param>
    public static ProjectInventory? Read(string text, string path, AiCatalog catalog, out TextError? error)
    {
        _ = catalog ?? throw new ArgumentNullException(nameof(catalog));
        var bom = JsonParser.Parse(text ?? throw new ArgumentNullException(nameof(text)), out error);
        if (bom is null)
        {
            return null;
        }

        if (bom.GetString("bomFormat") != "CycloneDX")
        {
            error = new TextError(bom.Line, bom.Column, "this is no CycloneDX bill of materials");
            return null;
        }

        var seen = new Inventory.Evidence(Technique.Manifest, new Place(path, 0));
        var components = bom.GetItems("components");
        var models = components.Where(component => component.GetString("type") == "machine-learning-model").ToArray();
        return new ProjectInventory
        {
            Name = bom["metadata"]?["component"]?.GetString("name") ?? "",
            Version = bom["metadata"]?["component"]?.GetString("version"),
            Packages = components.Where(component => component.GetString("purl")?.StartsWith(NuGet, StringComparison.OrdinalIgnoreCase) == true).Select(Package)
                .OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase).ToArray(),
            ModelFiles = models.SelectMany(model => Files(model).Select(file => File(model, file, catalog, seen))).OrderBy(file => file.Path, StringComparer.Ordinal).ToArray(),
            Models = models.Where(model => !Files(model).Any()).Select(model => Reference(model, catalog, seen)).OrderBy(model => model.Text, StringComparer.Ordinal).ToArray(),
        };
    }

    private static Package Package(JsonValue component) => new()
    {
        Id = component.GetString("name") ?? "",
        Version = component.GetString("version") ?? "",
        IsDevelopmentOnly = component.GetString("scope") == "excluded",
        IsFrameworkProvided = Property(component, "vetted:package:framework-provided") == "true",
        Licence = component.GetItems("licenses").Select(choice => choice.GetString("expression") ?? choice["license"]?.GetString("id") ?? AltId(choice)).FirstOrDefault(),
        LicenceSource = LicenceSource.Declared,
        Authors = string.Join(", ", component.GetItems("authors").Select(author => author.GetString("name")).OfType<string>()) is { Length: > 0 } authors ? authors : null,
    };

    private static string? AltId(JsonValue choice) => (choice["license"]?["licensing"]?.GetStrings("altIds") is { Count: > 0 } ids ? ids[0] : null) ?? choice["license"]?.GetString("name");

    private static IEnumerable<JsonValue> Files(JsonValue model) => model.GetItems("components").Where(inner => inner.GetString("type") == "file");

    private static ModelFile File(JsonValue model, JsonValue file, AiCatalog catalog, Inventory.Evidence seen) => new()
    {
        Path = file.GetString("name") ?? "",
        Format = Property(file, "vetted:file:format") ?? "unknown",
        Sha256 = file.GetItems("hashes").FirstOrDefault(hash => hash.GetString("alg") == "SHA-256")?.GetString("content"),
        Name = model.GetString("name"),
        Identity = model.GetString("name") is { } name ? catalog.Identify(name) : null,
        Licence = Licences(model),
        OutputPath = file.GetString("name"),
        Evidence = seen,
    };

    private static ModelReference Reference(JsonValue model, AiCatalog catalog, Inventory.Evidence seen) => new()
    {
        Text = model.GetString("name") ?? "",
        Identity = model.GetString("name") is { } name ? catalog.Identify(name) : null,
        Evidence = seen,
    };

    private static string? Licences(JsonValue model)
    {
        var ids = model.GetItems("licenses").Select(choice => choice["license"] is { } licence ? Property(licence, "vetted:licence:id") ?? licence.GetString("id") : choice.GetString("expression")).OfType<string>().ToArray();
        return ids.Length == 1 ? ids[0] : null;
    }

    private static string? Property(JsonValue component, string name) =>
        component.GetItems("properties").FirstOrDefault(property => property.GetString("name") == name)?.GetString("value");
}
