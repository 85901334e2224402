using System.Collections.Generic;
using System.Globalization;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>The declared facts inside the facts file.</summary>
internal static class DeclarationsJson
{
    public static void Write(JsonWriter json, Declarations declared)
    {
        json.BeginObject("declared").Property("establishedIn", declared.EstablishedIn).Property("businesses", declared.Businesses)
            .Property("territories", declared.Territories).Property("distribution", declared.Distribution)
            .Property("modelType", declared.ModelType).Property("releaseType", declared.ReleaseType)
            .Property("minimumAge", declared.MinimumAge?.ToString(CultureInfo.InvariantCulture))
            .Property("commercial", Word(declared.Commercial)).Property("trainsModels", Word(declared.TrainsModels));
        if (declared.Revenue is { } revenue)
        {
            json.BeginObject("revenue").Property("amount", revenue.Amount).Property("currency", revenue.Currency).Property("per", revenue.Per).EndObject();
        }

        InventoryJson.List(json, "users", declared.Users, (writer, users) => writer.Property("date", users.Date).Property("count", users.Count));
        InventoryJson.List(json, "deployments", declared.Deployments, (writer, pair) => writer.Property("name", pair.Key).Property("model", pair.Value));
        InventoryJson.List(json, "models", declared.Models, (writer, model) => InventoryJson.Write(
            writer.Property("id", model.Id).Property("licence", model.Licence).Property("obtained", model.Obtained)
                .Property("is", model.Is).Property("sha256", model.Sha256), "place", model.Place));
        InventoryJson.List(json, "packages", declared.Packages, (writer, package) => InventoryJson.Write(
            writer.Property("id", package.Id).Property("versions", package.Versions).Property("licence", package.Licence), "place", package.Place));
        InventoryJson.List(json, "attestations", declared.Attestations, (writer, item) => InventoryJson.Write(
            writer.Property("category", item.Category).Property("practice", item.Practice).Property("obligation", item.Obligation)
                .Property("tool", item.Tool).Property("version", item.Version).Property("report", item.Report).Property("link", item.Link)
                .Property("reason", item.Reason).Property("date", item.Date).Property("by", item.By).Property("sha256", item.Sha256), "place", item.Place));
        json.EndObject();
    }

    public static Declarations Read(JsonValue policy) => policy["declared"] is not { } json ? Declarations.None : new Declarations
    {
        EstablishedIn = json.GetStrings("establishedIn"),
        Businesses = json.GetStrings("businesses"),
        Territories = json.GetStrings("territories"),
        Distribution = json.GetString("distribution"),
        ModelType = json.GetString("modelType"),
        ReleaseType = json.GetString("releaseType"),
        MinimumAge = int.TryParse(json.GetString("minimumAge"), NumberStyles.None, CultureInfo.InvariantCulture, out var age) ? age : null,
        Commercial = Flag(json, "commercial"),
        TrainsModels = Flag(json, "trainsModels"),
        Revenue = json["revenue"] is { } revenue
            ? new Money(revenue.GetDecimal("amount") ?? 0, PolicyJson.Text(revenue, "currency"), PolicyJson.Text(revenue, "per"))
            : null,
        Users = InventoryJson.List(json, "users", item => new UserCount(PolicyJson.Text(item, "date"), item.GetInteger("count") ?? 0)),
        Deployments = InventoryJson.List(json, "deployments", item =>
            new KeyValuePair<string, string>(PolicyJson.Text(item, "name"), PolicyJson.Text(item, "model"))),
        Models = InventoryJson.List(json, "models", item => new DeclaredModel
        {
            Id = PolicyJson.Text(item, "id"),
            Licence = item.GetString("licence"),
            Obtained = item.GetString("obtained"),
            Is = item.GetString("is"),
            Sha256 = item.GetString("sha256"),
            Place = PolicyJson.Place(item),
        }),
        Packages = InventoryJson.List(json, "packages", item => new DeclaredPackage(
            PolicyJson.Text(item, "id"), item.GetString("versions"), PolicyJson.Text(item, "licence"), PolicyJson.Place(item))),
        Attestations = InventoryJson.List(json, "attestations", item => new Attestation
        {
            Category = item.GetString("category"),
            Practice = item.GetString("practice"),
            Obligation = item.GetString("obligation"),
            Tool = item.GetString("tool"),
            Version = item.GetString("version"),
            Report = item.GetString("report"),
            Link = item.GetString("link"),
            Reason = item.GetString("reason"),
            Date = item.GetString("date"),
            By = item.GetString("by"),
            Sha256 = item.GetString("sha256"),
            Place = PolicyJson.Place(item),
        }),
    };

    private static string? Word(bool? value) => value switch
    {
        true => "yes",
        false => "no",
        null => null,
    };

    private static bool? Flag(JsonValue json, string name) => json.GetString(name) switch
    {
        "yes" => true,
        "no" => false,
        _ => null,
    };
}
