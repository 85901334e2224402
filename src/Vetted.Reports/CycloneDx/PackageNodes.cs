using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Reports.CycloneDx;

/// <summary>Packages and referenced projects as components.</summary>
internal static class PackageNodes
{
    public static IEnumerable<BomNode> Of(BomScope scope) =>
        scope.Inventory.Packages.Select(package => Of(package, scope)).Concat(scope.Inventory.Projects.Select(project => Of(project, scope)));

    private static BomNode Of(Package package, BomScope scope)
    {
        var files = scope.Models
            .Where(model => model.Files.Any(file => string.Equals(file.Package, package.Id + "/" + package.Version, StringComparison.OrdinalIgnoreCase)))
            .Select(model => scope.Refs[model]);
        var reference = scope.Refs.Dependencies(new[] { package.Id + "/" + package.Version }).Single();
        return new BomNode(reference, json => Write(json, reference, package, scope), scope.Refs.Dependencies(package.Dependencies).Concat(files).ToArray());
    }

    private static void Write(JsonWriter json, string reference, Package package, BomScope scope)
    {
        json.BeginObject().Property("type", "library").Property("bom-ref", reference);
        WriteAuthors(json, package.Authors);
        json.Property("name", package.Id)
            .Property("version", package.Version)
            .Property("description", package.Description)
            .Property("scope", package.IsDevelopmentOnly ? "excluded" : "required");
        WriteHash(json, package.Sha512);
        BomLicence.WriteAll(json, Licence(package, scope), scope.Version);
        json.Property("purl", package.PackageUrl);
        if (package.ProjectUrl is { } url && IsWebAddress(url))
        {
            json.BeginArray("externalReferences").BeginObject().Property("type", "website").Property("url", url).EndObject().EndArray();
        }

        WriteNativeParts(json, reference, package, scope);
        Properties(package, scope).Write(json);
        if (package.Reference is { } place)
        {
            BomEvidence.Write(json, "purl", package.PackageUrl, new[] { new Evidence(Technique.Manifest, place) }, scope.IsFull);
        }

        json.EndObject();
    }

    /// <summary>Native libraries inside the package that come under terms of their own.</summary>
    private static void WriteNativeParts(JsonWriter json, string reference, Package package, BomScope scope)
    {
        var parts = NativeParts(package, scope).Where(part => part.IsCarried).ToArray();
        if (parts.Length == 0)
        {
            return;
        }

        json.BeginArray("components");
        foreach (var part in parts)
        {
            json.BeginObject().Property("type", "library").Property("bom-ref", reference + "#" + Uri.EscapeDataString(part.Name));
            if (part.Publisher is { } publisher)
            {
                json.BeginObject("manufacturer").Property("name", publisher).EndObject();
            }

            json.Property("name", part.Name);
            if (scope.Catalog.FindLicence(part.Licence) is { } known)
            {
                BomLicence.WriteAll(json, new[] { BomLicence.Of(known, isDeclared: false) }, scope.Version);
            }

            new BomProperties().Add("vetted:native-part", "true").Add("vetted:native-part:known", EnumWords.Of(part.Confidence)).AddAll("vetted:native-part:source", part.Sources).Write(json);
            json.EndObject();
        }

        json.EndArray();
    }

    private static IEnumerable<Catalog.NativePart> NativeParts(Package package, BomScope scope) =>
        scope.Catalog.FindPackage(package.Id)?.NativeParts.Where(part => part.IsIn(package.Version)) ?? Enumerable.Empty<Catalog.NativePart>();

    /// <summary>The nuspec's authors are one text with commas; the format wants one contact each.</summary>
    private static void WriteAuthors(JsonWriter json, string? authors)
    {
        var names = (authors ?? "").Split(',', ';').Select(name => name.Trim()).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        if (names.Length == 0)
        {
            return;
        }

        json.BeginArray("authors");
        foreach (var name in names)
        {
            json.BeginObject().Property("name", name).EndObject();
        }

        json.EndArray();
    }

    private static void WriteHash(JsonWriter json, string? sha512)
    {
        if (sha512 is not null && Hex(sha512) is { } hex)
        {
            json.BeginArray("hashes").BeginObject().Property("alg", "SHA-512").Property("content", hex).EndObject().EndArray();
        }
    }

    /// <summary>The 64 bytes of a base64 text in hexadecimal, or null for anything else.</summary>
    private static string? Hex(string base64)
    {
        try
        {
            var bytes = Convert.FromBase64String(base64);
            return bytes.Length == 64
                ? bytes.Aggregate(new StringBuilder(128), (hex, next) => hex.Append(next.ToString("x2", CultureInfo.InvariantCulture))).ToString()
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static IEnumerable<BomLicence> Licence(Package package, BomScope scope)
    {
        var isTeamsWord = package.LicenceSource == LicenceSource.Declared;
        if (package.Licence is null || (isTeamsWord && !scope.IsFull))
        {
            yield break;
        }

        yield return new BomLicence
        {
            Expression = SpdxText.Canonical(package.Licence),
            IsDeclared = package.LicenceSource == LicenceSource.Expression,
            Name = package.Licence.StartsWith("LicenseRef-", StringComparison.Ordinal) ? scope.Catalog.FindLicence(package.Licence)?.Name : null,
        };
    }

    private static BomProperties Properties(Package package, BomScope scope)
    {
        var known = scope.Catalog.FindPackage(package.Id);
        var properties = new BomProperties()
            .Add("vetted:package:origin", EnumWords.Of(package.Origin))
            .Add("vetted:package:framework-provided", "true", package.IsFrameworkProvided)
            .Add("vetted:licence:source", EnumWords.Of(package.LicenceSource), scope.IsFull || package.LicenceSource != LicenceSource.Declared)
            .Add("vetted:licence:note", package.LicenceNote);
        if (known is not null)
        {
            properties.Add("vetted:ai", "true")
                .Add("vetted:package:role", known.Role)
                .AddAll("vetted:package:capability", known.Capabilities)
                .Add("vetted:package:service", known.Service)
                .Add("vetted:package:note", known.Note)
                .AddAll("vetted:package:loads-native", NativeParts(package, scope).Where(part => !part.IsCarried).Select(part => part.Name));
        }

        return properties
            .Add("vetted:package:brings-weights", "true", known?.BringsWeights == true || package.ModelFiles.Count > 0)
            .AddAll("vetted:package:model-file", package.ModelFiles.Select(OutputPath.Of));
    }

    private static bool IsWebAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && url.All(c => c is > ' ' and not ('{' or '}' or '<' or '>' or '"' or '\\' or '^' or '`' or '|'));

    private static BomNode Of(ReferencedProject project, BomScope scope)
    {
        var reference = scope.Refs.Project(project.Name);
        return new BomNode(
            reference,
            json =>
            {
                json.BeginObject().Property("type", "library").Property("bom-ref", reference).Property("name", project.Name).Property("version", project.Version);
                new BomProperties()
                    .Add("vetted:project", "true")
                    .Add("vetted:project:file", project.Path is null ? null : OutputPath.Of(project.Path), scope.IsFull)
                    .Write(json);
                json.EndObject();
            },
            scope.Refs.Dependencies(project.Dependencies));
    }
}
