using System;
using System.Collections.Generic;
using Vetted.Catalog;
using Vetted.Text;

namespace Vetted.Inventory;

/// <summary>
/// The inventory as a file: everything but <see cref="Package.Folder"/>, which is a path on one machine. Equal inventories give equal bytes,
/// and what has its default value is left out.
/// </summary>
public static partial class InventoryJson
{
    /// <summary>The version of the form; a reader refuses others instead of guessing.</summary>
    internal const int Format = 1;

    /// <summary>Writes an inventory as one line of JSON.</summary>
    public static string Write(ProjectInventory inventory)
    {
        _ = inventory ?? throw new ArgumentNullException(nameof(inventory));
        var json = new JsonWriter(indented: false);
        json.BeginObject().Property("format", Format);
        WriteMembers(json, inventory);
        return json.EndObject().ToString();
    }

    /// <summary>Writes the inventory's members into an object that is already open.</summary>
    internal static void WriteMembers(JsonWriter json, ProjectInventory inventory)
    {
        json.Property("name", inventory.Name).Property("version", inventory.Version)
            .Property("projectFile", NotEmpty(inventory.ProjectFile)).Property("targetFramework", NotEmpty(inventory.TargetFramework))
            .Property("role", EnumWords.Of(inventory.Role)).Property("language", NotEmpty(inventory.Language));
        List(json, "packages", inventory.Packages, Write);
        List(json, "projects", inventory.Projects, Write);
        json.Property("dependencies", inventory.Dependencies);
        List(json, "models", inventory.Models, Write);
        List(json, "unknowns", inventory.Unknowns, Write);
        List(json, "connections", inventory.Connections, (writer, connection) => Write(writer.Property("name", connection.Name), connection.Evidence));
        List(json, "modelFiles", inventory.ModelFiles, Write);
        List(json, "services", inventory.Services, (writer, service) =>
            Write(writer.Property("id", service.Id).Property("host", service.Host), service.Evidence));
        List(json, "capabilities", inventory.Capabilities, (writer, use) =>
            Write(writer.Property("name", use.Name).Property("reason", use.Reason), use.Evidence));
        List(json, "safetyTools", inventory.SafetyTools, (writer, tool) =>
            Write(writer.Property("tool", tool.Tool).Property("assurance", EnumWords.Of(tool.Assurance)).Property("guards", tool.Guards), tool.Evidence));
        List(json, "clients", inventory.Clients, Write);
        List(json, "weakenings", inventory.Weakenings, (writer, weakening) =>
            Write(writer.Property("kind", weakening.Kind).Property("description", weakening.Description), weakening.Evidence));
        List(json, "parts", inventory.Parts, (writer, part) =>
        {
            writer.Property("kind", part.Kind).Property("name", part.Name).Property("detail", part.Detail);
            Word(writer, "approval", part.Approval);
            Write(writer, part.Evidence);
        });
        List(json, "routes", inventory.Routes, (writer, route) =>
        {
            writer.Property("entry", route.Entry).Property("models", route.Models).Property("guards", route.Guards).Property("tools", route.Tools);
            Flag(writer, "callsModel", route.CallsModel);
            Write(writer, route.Evidence);
        });
        List(json, "attestedFiles", inventory.AttestedFiles, (writer, file) =>
            Flag(writer.Property("path", file.Path).Property("sha256", file.Sha256).Property("problem", file.Problem), "outOfReach", file.IsOutOfReach));
        if (inventory.Duties is { } duties)
        {
            json.BeginObject("duties").Property("sawOutput", duties.SawOutput);
            List(json, "sights", duties.Sights, (writer, sight) =>
                Write(writer.Property("kind", sight.Kind).Property("text", sight.Text).Property("inOutput", sight.InOutput), "place", sight.Place));
            json.EndObject();
        }

        List(json, "gaps", inventory.Gaps, (writer, gap) =>
            Write(writer.Property("what", gap.What).Property("why", gap.Why), "place", gap.Place));
    }

    /// <summary>Writes a place as the member <paramref name="name"/>; nothing for null.</summary>
    internal static void Write(JsonWriter json, string name, Place? place)
    {
        if (place is null)
        {
            return;
        }

        json.BeginObject(name).Property("file", place.File);
        Number(json, "line", place.Line);
        Number(json, "column", place.Column);
        Number(json, "endLine", place.EndLine);
        Number(json, "endColumn", place.EndColumn);
        json.EndObject();
    }

    /// <summary>Writes a list of objects as the member <paramref name="name"/>; nothing for an empty list.</summary>
    internal static void List<T>(JsonWriter json, string name, IReadOnlyList<T> items, Action<JsonWriter, T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        json.BeginArray(name);
        foreach (var item in items)
        {
            json.BeginObject();
            write(json, item);
            json.EndObject();
        }

        json.EndArray();
    }

    private static void Write(JsonWriter json, Package package)
    {
        json.Property("id", package.Id).Property("version", package.Version);
        Word(json, "origin", package.Origin);
        Flag(json, "developmentOnly", package.IsDevelopmentOnly);
        Flag(json, "frameworkProvided", package.IsFrameworkProvided);
        json.Property("path", package.Path).Property("dependencies", package.Dependencies).Property("licence", package.Licence);
        Word(json, "licenceSource", package.LicenceSource);
        json.Property("licenceSha256", package.LicenceSha256).Property("licenceNote", package.LicenceNote).Property("sha512", package.Sha512).Property("authors", package.Authors)
            .Property("projectUrl", package.ProjectUrl).Property("description", package.Description);
        Write(json, "reference", package.Reference);
        Write(json, "versionPlace", package.VersionPlace);
        json.Property("modelFiles", package.ModelFiles);
    }

    private static void Write(JsonWriter json, ReferencedProject project) =>
        json.Property("name", project.Name).Property("path", project.Path).Property("version", project.Version).Property("dependencies", project.Dependencies);

    private static void Write(JsonWriter json, ModelReference model)
    {
        json.Property("text", model.Text).Property("use", EnumWords.Of(model.Use)).Property("form", model.Form)
            .Property("sink", model.Sink).Property("sinkPackage", model.SinkPackage).Property("service", model.Service).Property("alias", model.Alias);
        if (!model.InExecutableCode)
        {
            json.Property("executable", false);
        }

        Write(json, model.Identity);
        Write(json, model.Evidence);
    }

    private static void Write(JsonWriter json, ClientWiring client)
    {
        json.Property("client", client.Client).Property("model", client.Model).Property("capability", client.Capability).Property("unclear", client.Unclear);
        List(json, "categories", client.Categories, static (writer, found) =>
        {
            writer.Property("category", found.Category);
            Word(writer, "verdict", found.Verdict);
            writer.Property("tools", found.Tools).Property("reason", found.Reason);
            Write(writer, "guard", found.Guard);
        });
        List(json, "calls", client.Calls, static (writer, place) => Write(writer, "place", place));
        Write(json, client.Evidence);
    }

    private static void Write(JsonWriter json, UnknownModel model) =>
        Write(json.Property("key", model.Key).Property("reason", model.Reason).Property("sink", model.Sink), model.Evidence);

    private static void Write(JsonWriter json, ModelFile file)
    {
        json.Property("path", file.Path).Property("format", file.Format).Property("size", file.Size).Property("sha256", file.Sha256)
            .Property("name", file.Name).Property("licence", file.Licence).Property("licenceSource", file.LicenceSource);
        Write(json, file.Identity);
        List(json, "facts", file.Facts, (writer, fact) => writer.Property("key", fact.Key).Property("value", fact.Value));
        List(json, "hazards", file.Hazards, (writer, hazard) =>
            Flag(writer.Property("kind", hazard.Kind).Property("detail", hazard.Detail), "severe", hazard.Severe));
        json.Property("notes", file.Notes).Property("outputPath", file.OutputPath).Property("package", file.Package);
        Write(json, file.Evidence);
    }

    private static void Write(JsonWriter json, ModelIdentity? identity)
    {
        if (identity is null)
        {
            return;
        }

        json.BeginObject("identity").Property("name", identity.Name).Property("family", identity.Family).Property("publisher", identity.Publisher);
        Word(json, "access", identity.Access);
        json.Property("licences", identity.Licences).Property("hostTerms", identity.HostTerms);
        Word(json, "class", identity.Class);
        Word(json, "kind", identity.Kind);
        json.Property("form", identity.Form);
        Flag(json, "distinctive", identity.IsDistinctive);
        Word(json, "confidence", identity.Confidence);
        json.Property("capabilities", identity.Capabilities);
        Flag(json, "floating", identity.IsFloating);
        json.Property("pinnedId", identity.PinnedId).Property("retires", identity.Retires);
        Flag(json, "endSecondHand", identity.IsEndSecondHand);
        json.Property("successor", identity.Successor);
        Flag(json, "guard", identity.IsGuard);
        json.Property("why", NotEmpty(identity.Why)).EndObject();
    }

    private static void Write(JsonWriter json, Evidence evidence)
    {
        json.Property("technique", EnumWords.Of(evidence.Technique));
        if (evidence.Confidence != Confidence.High)
        {
            json.Property("confidence", EnumWords.Of(evidence.Confidence));
        }

        json.Property("symbol", evidence.Symbol).Property("evidenceDetail", evidence.Detail);
        Write(json, "place", evidence.Place);
    }

    private static void Word<T>(JsonWriter json, string name, T value)
        where T : struct, Enum
    {
        if (!EqualityComparer<T>.Default.Equals(value, default))
        {
            json.Property(name, EnumWords.Of(value));
        }
    }

    private static void Flag(JsonWriter json, string name, bool value)
    {
        if (value)
        {
            json.Property(name, true);
        }
    }

    private static void Number(JsonWriter json, string name, int value)
    {
        if (value != 0)
        {
            json.Property(name, value);
        }
    }

    private static string? NotEmpty(string value) => value.Length == 0 ? null : value;
}
