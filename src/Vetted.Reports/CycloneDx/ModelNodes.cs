using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Reports.CycloneDx;

/// <summary>Models as <c>machine-learning-model</c> components, with their files nested in them.</summary>
internal static class ModelNodes
{
    public static IEnumerable<BomNode> Of(BomScope scope) => scope.Models.Select(model =>
        new BomNode(scope.Refs[model], json => Write(json, model, scope), model.Services.Select(BomRefs.Service).ToArray()));

    /// <summary>The nested files, as leaves of the dependency graph.</summary>
    public static IEnumerable<string> FileRefs(BomScope scope) => scope.Models.SelectMany(model => model.Files).Select(file => scope.Refs[file]);

    private static void Write(JsonWriter json, ModelSummary model, BomScope scope)
    {
        var identity = model.Identity;
        json.BeginObject().Property("type", "machine-learning-model").Property("bom-ref", scope.Refs[model]);
        if (identity?.Publisher is { } publisher)
        {
            json.BeginObject("manufacturer").Property("name", publisher).EndObject();
        }

        json.Property("group", identity?.Family).Property("name", model.Name).Property("version", model.Version);
        if (scope.Version == CycloneDxVersion.V17 && model.Use != ModelUse.Shipped)
        {
            json.Property("isExternal", true);
        }

        WriteFileHash(json, model);
        BomLicence.WriteAll(json, Licences(model, scope), scope.Version);
        json.Property("purl", PackageUrl(model));
        WritePedigree(json, model, scope);
        WriteReferences(json, model, scope);
        WriteFiles(json, model, scope);
        Properties(model, scope).Write(json);
        BomEvidence.Write(json, "name", model.Name, model.Evidence, scope.IsFull);
        ModelCard.Write(json, model);
        json.EndObject();
    }

    /// <summary>A model of one file has that file's hash.</summary>
    private static void WriteFileHash(JsonWriter json, ModelSummary model)
    {
        if (model.Files.Count == 1)
        {
            WriteHash(json, model.Files[0]);
        }
    }

    private static void WriteHash(JsonWriter json, ModelFile file)
    {
        if (file.Sha256 is { Length: 64 } hash)
        {
            json.BeginArray("hashes").BeginObject().Property("alg", "SHA-256").Property("content", hash).EndObject().EndArray();
        }
    }

    /// <summary>All its licences, and the host's terms where the id names a host that no service of the bill stands for.</summary>
    private static IEnumerable<BomLicence> Licences(ModelSummary model, BomScope scope)
    {
        var told = scope.IsFull && model.DeclaredLicence is { } stated ? new[] { stated } : model.Licences;
        var licences = told.Where(licence => scope.IsFull || licence.Source != "declared").Select(licence =>
        {
            var properties = new BomProperties()
                .Add("vetted:licence:source", licence.Source)
                .Add("vetted:licence:assumed", "true", licence.IsAssumed);
            return licence.Known is { } known
                ? BomLicence.Of(known, isDeclared: !licence.IsAssumed && licence.Source != "declared", properties)
                : new BomLicence { Expression = licence.Expression, IsDeclared = licence.Source is "header" or "card", Properties = properties };
        });
        var servedBy = model.Services.Select(service => scope.Catalog.FindService(service)?.HostTerms);
        var isTold = model.Identity?.HostTerms is not { } terms || servedBy.Contains(terms, StringComparer.OrdinalIgnoreCase);
        return isTold || scope.Catalog.FindLicence(model.Identity!.HostTerms!) is not { } hostTerms
            ? licences
            : licences.Append(BomLicence.Of(hostTerms, isDeclared: true, new BomProperties().Add("vetted:licence:source", "host-terms")));
    }

    /// <summary>Only repositories of Hugging Face have a package URL type; a hosted model has none.</summary>
    private static string? PackageUrl(ModelSummary model) => HuggingFaceId(model) is { } id ? HuggingFaceUrl(id) : null;

    /// <summary>The owner and repository by which the model is named, or null.</summary>
    private static string? HuggingFaceId(ModelSummary model) =>
        model.Identity is { Form: "huggingface" }
            ? model.Ids.FirstOrDefault(text => text.Split('/') is { Length: 2 } parts && parts.All(part => part.Length > 0 && part.All(c => c is > ' ' and < '\x7f' and not ('%' or '<' or '>' or '"'))))
            : null;

    private static string HuggingFaceUrl(string id)
    {
        var parts = id.Split('/');
        var revision = parts[1].IndexOf('@');
        return "pkg:huggingface/" + Uri.EscapeDataString(parts[0]) + "/"
            + (revision < 0
                ? Uri.EscapeDataString(parts[1])
                : Uri.EscapeDataString(parts[1].Substring(0, revision)) + "@" + Uri.EscapeDataString(parts[1].Substring(revision + 1).ToLowerInvariant()));
    }

    private static void WritePedigree(JsonWriter json, ModelSummary model, BomScope scope)
    {
        var bases = model.Files.SelectMany(file => file.Facts).Where(fact => fact.Key == "baseModel").Select(fact => fact.Value)
            .Concat(model.Identity is { Form: "fine-tune" } tuned && !string.Equals(tuned.Name, model.Name, StringComparison.Ordinal) ? new[] { tuned.Name } : Array.Empty<string>())
            .Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToArray();
        if (bases.Length == 0)
        {
            return;
        }

        json.BeginObject("pedigree").BeginArray("ancestors");
        foreach (var name in bases)
        {
            var known = scope.Catalog.Identify(name);
            json.BeginObject().Property("type", "machine-learning-model");
            if (known?.Publisher is { } publisher)
            {
                json.BeginObject("manufacturer").Property("name", publisher).EndObject();
            }

            json.Property("name", name);
            BomLicence.WriteAll(
                json,
                (known?.Licences ?? Array.Empty<string>()).Select(id => scope.Catalog.FindLicence(id)).OfType<Licence>()
                    .Select(licence => BomLicence.Of(licence, isDeclared: known!.Confidence != IdentityConfidence.Assumed)),
                scope.Version);
            json.EndObject();
        }

        json.EndArray().EndObject();
    }

    /// <summary>Licence texts, the model's own page where its id says it, and where the catalog has its facts from.</summary>
    private static void WriteReferences(JsonWriter json, ModelSummary model, BomScope scope)
    {
        var texts = model.Licences.Select(licence => licence.Known).Where(licence => licence?.TextUrl is not null)
            .Select(licence => (Type: "license", Url: licence!.TextUrl!, Comment: licence.Name));
        var page = HuggingFaceId(model) is { } id ? new[] { (Type: "model-card", Url: "https://huggingface.co/" + id.Split('@')[0], Comment: "") } : Array.Empty<(string Type, string Url, string Comment)>();
        var sources = (model.Identity is { } identity ? scope.Catalog.Entry("models", identity.Family)?.GetStrings("sources") : null) ?? Array.Empty<string>();
        var all = texts.Concat(page).Concat(sources.Where(source => source.StartsWith("https://", StringComparison.Ordinal)).Select(source => (Type: "documentation", Url: source, Comment: "source of the catalog")))
            .Distinct().OrderBy(item => item.Type, StringComparer.Ordinal).ThenBy(item => item.Url, StringComparer.Ordinal).ThenBy(item => item.Comment, StringComparer.Ordinal).ToArray();
        if (all.Length == 0)
        {
            return;
        }

        json.BeginArray("externalReferences");
        foreach (var (type, url, comment) in all)
        {
            json.BeginObject().Property("type", type).Property("url", url).Property("comment", comment.Length > 0 ? comment : null).EndObject();
        }

        json.EndArray();
    }

    private static void WriteFiles(JsonWriter json, ModelSummary model, BomScope scope)
    {
        if (model.Files.Count == 0)
        {
            return;
        }

        json.BeginArray("components");
        foreach (var file in model.Files.OrderBy(file => scope.Refs[file], StringComparer.Ordinal))
        {
            json.BeginObject().Property("type", "file").Property("bom-ref", scope.Refs[file]).Property("name", OutputPath.Name(file.Path));
            WriteHash(json, file);
            new BomProperties()
                .Add("vetted:file:format", file.Format)
                .Add("vetted:file:size", file.Size.ToString(CultureInfo.InvariantCulture))
                .Add("vetted:file:path", OutputPath.Of(file.Path), scope.IsFull || file.Package is not null)
                .Add("vetted:file:output-path", file.OutputPath is null ? null : OutputPath.Of(file.OutputPath))
                .Add("vetted:file:package", file.Package)
                .AddAll("vetted:file:hazard", file.Hazards.Select(hazard => hazard.Kind + ": " + hazard.Detail + (hazard.Severe ? " (runs code when loaded)" : "")))
                .AddAll("vetted:file:note", scope.IsFull ? file.Notes : Array.Empty<string>())
                .Write(json);
            json.EndObject();
        }

        json.EndArray();
    }

    private static BomProperties Properties(ModelSummary model, BomScope scope)
    {
        var properties = new BomProperties()
            .Add("vetted:model:use", EnumWords.Of(model.Use))
            .AddAll("vetted:model:id", model.References
                .Where(reference => scope.IsFull || IsPublicName(reference, scope)).Select(reference => reference.Text));
        if (model.Identity is not { } identity)
        {
            return properties.Add("vetted:model:identity", "unknown");
        }

        return properties
            .Add("vetted:model:identity", EnumWords.Of(identity.Confidence))
            .Add("vetted:model:identity-reason", identity.Why, scope.IsFull)
            .Add("vetted:model:access", EnumWords.Of(identity.Access))
            .Add("vetted:model:class", EnumWords.Of(identity.Class))
            .Add("vetted:model:kind", EnumWords.Of(identity.Kind))
            .AddAll("vetted:model:capability", identity.Capabilities)
            .Add("vetted:model:floating", "true", identity.IsFloating)
            .Add("vetted:model:stands-for", identity.PinnedId)
            .Add("vetted:model:successor", identity.Successor)
            .Add("vetted:model:guard", "true", identity.IsGuard)
            .Add("vetted:model:openness", EnumWords.Of(ModelOpenness.Of(identity, scope.Catalog).Class))
            .Add("vetted:model:openness:missing", ModelOpenness.Of(identity, scope.Catalog).Missing)
            .Add("vetted:model:mof-class", scope.Catalog.Entry("models", identity.Family)?.GetInteger("mofClass")?.ToString(CultureInfo.InvariantCulture))
            .Add("cdx:lifecycle:milestone:endOfLife", identity.Retires);
    }

    /// <summary>False for a name the team chose or declared: a deployment, or a fine-tune with the organisation in its id.</summary>
    private static bool IsPublicName(ModelReference reference, BomScope scope) =>
        reference.Identity is { Form: not "fine-tune" } && reference.Evidence.Technique != Technique.Declared
        && scope.Catalog.Identify(reference.Text) is not null;
}
