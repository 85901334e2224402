using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Text;

namespace Vetted.Reports.CycloneDx;

/// <summary>A licence as the format writes it: by SPDX id, as an expression, or by name and address.</summary>
internal sealed record BomLicence
{
    /// <summary>SPDX id, expression, LicenseRef, or what the evidence says.</summary>
    public required string Expression { get; init; }

    /// <summary>Its name where the catalog knows it.</summary>
    public string? Name { get; init; }

    /// <summary>Address of its text.</summary>
    public string? Url { get; init; }

    /// <summary>True where its licensor states it; false where it was concluded from something else.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>More about it.</summary>
    public BomProperties Properties { get; init; } = new();

    /// <summary>A catalogued licence, with its class, kind and terms as properties.</summary>
    public static BomLicence Of(Licence licence, bool isDeclared, BomProperties? properties = null) => new()
    {
        Expression = licence.Expression,
        Name = licence.Name,
        Url = licence.TextUrl,
        IsDeclared = isDeclared,
        Properties = (properties ?? new BomProperties())
            .Add("vetted:licence:id", licence.Id)
            .Add("vetted:licence:class", EnumWords.Of(licence.Class))
            .Add("vetted:licence:kind", EnumWords.Of(licence.Kind))
            .Add("vetted:licence:text-known", licence.Confidence)
            .AddAll("vetted:licence:term", licence.Bites),
    };

    /// <summary>
    /// Writes the <c>licenses</c> member. CycloneDX 1.6 takes either one expression alone or a list without expressions, 1.7 any mix; and
    /// <c>license.id</c> takes only ids of the SPDX list, so that a LicenseRef goes by name and keeps its id under <c>licensing.altIds</c>.
    /// </summary>
    public static void WriteAll(JsonWriter json, IEnumerable<BomLicence> licences, CycloneDxVersion version)
    {
        var sorted = licences.OrderBy(licence => licence.Expression, StringComparer.Ordinal).ToArray();
        if (sorted.Length == 0)
        {
            return;
        }

        json.BeginArray("licenses");
        foreach (var licence in sorted)
        {
            if (!SpdxText.IsListed(licence.Expression) && licence.Name is null && SpdxText.IsExpression(licence.Expression)
                && (version == CycloneDxVersion.V17 || sorted.Length == 1))
            {
                licence.WriteExpression(json, version);
            }
            else
            {
                licence.WriteLicence(json);
            }
        }

        json.EndArray();
    }

    private string Acknowledgement => IsDeclared ? "declared" : "concluded";

    private void WriteExpression(JsonWriter json, CycloneDxVersion version)
    {
        json.BeginObject().Property("expression", Expression).Property("acknowledgement", Acknowledgement);
        if (version == CycloneDxVersion.V17)
        {
            Properties.Write(json);
        }

        json.EndObject();
    }

    private void WriteLicence(JsonWriter json)
    {
        json.BeginObject().BeginObject("license");
        if (SpdxText.IsListed(Expression))
        {
            json.Property("id", Expression);
        }
        else
        {
            json.Property("name", Name ?? Expression);
        }

        json.Property("acknowledgement", Acknowledgement);
        if (Url is not null)
        {
            json.Property("url", Url);
        }

        if (!SpdxText.IsListed(Expression) && Name is not null && Expression is not ("NOASSERTION" or "NONE"))
        {
            json.BeginObject("licensing").BeginArray("altIds").Value(Expression).EndArray().EndObject();
        }

        Properties.Write(json);
        json.EndObject().EndObject();
    }
}
