using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Reports.CycloneDx;

/// <summary>Hosted services: who runs them, under which terms, and which way the data goes. The format knows no evidence for services, so places are properties.</summary>
internal static class ServiceNodes
{
    public static IEnumerable<BomNode> Of(BomScope scope) =>
        scope.Services.Select(id => new BomNode(BomRefs.Service(id), json => Write(json, id, scope), BomNode.Nothing));

    private static void Write(JsonWriter json, string id, BomScope scope)
    {
        var known = scope.Catalog.FindService(id);
        var uses = scope.Inventory.Services.Where(service => service.Id == id).ToArray();
        json.BeginObject().Property("bom-ref", BomRefs.Service(id));
        if (known?.Provider is { } provider)
        {
            json.BeginObject("provider").Property("name", provider).EndObject();
        }

        json.Property("name", known?.Name ?? id);
        if (scope.IsFull)
        {
            json.Property("endpoints", uses.Select(use => use.Host).OfType<string>().Where(IsHost).Distinct(StringComparer.Ordinal)
                .OrderBy(host => host, StringComparer.Ordinal).Select(host => "https://" + host + "/").ToArray());
        }

        if (known is not null)
        {
            json.Property("x-trust-boundary", !known.IsSelfHosted);
        }

        WriteData(json);
        if (known?.HostTerms is { } terms && scope.Catalog.FindLicence(terms) is { } licence)
        {
            BomLicence.WriteAll(json, new[] { BomLicence.Of(licence, isDeclared: true) }, scope.Version);
        }

        Properties(id, uses, scope).Write(json);
        json.EndObject();
    }

    /// <summary>Directions are the service's own: prompts come in, answers go out. How confidential they are only the team knows.</summary>
    private static void WriteData(JsonWriter json) => json
        .BeginArray("data")
        .BeginObject().Property("flow", "inbound").Property("classification", "not declared").Property("name", "model inputs").EndObject()
        .BeginObject().Property("flow", "outbound").Property("classification", "not declared").Property("name", "model outputs").EndObject()
        .EndArray();

    private static BomProperties Properties(string id, ServiceUse[] uses, BomScope scope)
    {
        var known = scope.Catalog.FindService(id);
        return new BomProperties()
            .Add("vetted:service:id", id)
            .Add("vetted:service:self-hosted", "true", known?.IsSelfHosted == true)
            .Add("vetted:service:terms", known?.HostTerms)
            .AddAll("vetted:service:default-safety", known?.DefaultSafety ?? Array.Empty<string>())
            .Add("vetted:service:default-safety-source", known?.DefaultSafetySource)
            .AddAll("vetted:service:occurrence", scope.IsFull ? uses.Select(use => OutputPath.Of(use.Evidence.Place)).Where(place => place.Length > 0) : Array.Empty<string>());
    }

    /// <summary>A bare host name, perhaps with a port: nothing that could carry a user, a key or a template.</summary>
    private static bool IsHost(string host) =>
        host.Length > 0 && host.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or ':' or '_');
}
