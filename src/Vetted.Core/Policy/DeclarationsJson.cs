using System.Collections.Generic;
using System.Globalization;
using Vetted.Inventory;
using Vetted.Licensing;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>The declared facts inside the facts file.</summary>
internal static class DeclarationsJson
{
    public static void Write(JsonWriter json, Declarations declared)
    {
        json.BeginObject("declared");
        Write(json, "establishedIn", declared.EstablishedIn);
        Write(json, "businesses", declared.Businesses);
        Write(json, "territories", declared.Territories);
        json.Property("displayedIn", declared.DisplayedIn);
        json.Property("modelType", declared.ModelType).Property("releaseType", declared.ReleaseType)
            .Property("minimumAge", declared.MinimumAge?.ToString(CultureInfo.InvariantCulture))
            .Property("commercial", Word(declared.Commercial)).Property("researchOnly", Word(declared.ResearchOnly))
            .Property("fineTunes", Word(declared.FineTunes)).Property("distils", Word(declared.Distils))
            .Property("trainedModelsCompete", Word(declared.TrainedModelsCompete));
        InventoryJson.List(json, "revenue", declared.Revenue, (writer, revenue) =>
            writer.Property("amount", revenue.Amount).Property("currency", revenue.Currency).Property("period", revenue.Period));
        InventoryJson.List(json, "users", declared.Users, (writer, users) => writer.Property("date", users.Date).Property("count", users.Count));
        InventoryJson.List(json, "deployments", declared.Deployments, (writer, pair) => writer.Property("name", pair.Key).Property("model", pair.Value));
        InventoryJson.List(json, "models", declared.Models, (writer, model) => InventoryJson.Write(
            writer.Property("id", model.Id).Property("licence", model.Licence).Property("obtained", EnumWords.Of(model.Obtained))
                .Property("givenOn", EnumWords.Of(model.GivenOn)).Property("multimodal", Word(model.Multimodal)).Property("changed", Word(model.Changed))
                .Property("paidService", Word(model.PaidService)).Property("is", model.Is).Property("sha256", model.Sha256), "place", model.Place));
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
        EstablishedIn = Texts(json, "establishedIn"),
        Businesses = Texts(json, "businesses"),
        Territories = Texts(json, "territories"),
        DisplayedIn = json.GetStrings("displayedIn"),
        ModelType = json.GetString("modelType"),
        ReleaseType = json.GetString("releaseType"),
        MinimumAge = int.TryParse(json.GetString("minimumAge"), NumberStyles.None, CultureInfo.InvariantCulture, out var age) ? age : null,
        Commercial = Flag(json, "commercial"),
        ResearchOnly = Flag(json, "researchOnly"),
        FineTunes = Flag(json, "fineTunes"),
        Distils = Flag(json, "distils"),
        TrainedModelsCompete = Flag(json, "trainedModelsCompete"),
        Revenue = InventoryJson.List(json, "revenue", item =>
            new DeclaredRevenue(item.GetDecimal("amount") ?? 0, PolicyJson.Text(item, "currency"), PolicyJson.Text(item, "period"))),
        Users = InventoryJson.List(json, "users", item => new UserCount(PolicyJson.Text(item, "date"), item.GetInteger("count") ?? 0)),
        Deployments = InventoryJson.List(json, "deployments", item =>
            new KeyValuePair<string, string>(PolicyJson.Text(item, "name"), PolicyJson.Text(item, "model"))),
        Models = InventoryJson.List(json, "models", item => new DeclaredModel
        {
            Id = PolicyJson.Text(item, "id"),
            Licence = item.GetString("licence"),
            Obtained = EnumWords.TryParse<ModelObtained>(item.GetString("obtained"), out var obtained) ? obtained : ModelObtained.Unknown,
            GivenOn = EnumWords.TryParse<ModelGivenOn>(item.GetString("givenOn"), out var givenOn) ? givenOn : ModelGivenOn.Unknown,
            Multimodal = Flag(item, "multimodal"),
            Changed = Flag(item, "changed"),
            PaidService = Flag(item, "paidService"),
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

    // An empty list is declared to be none, which is not the same as not declared.
    private static void Write(JsonWriter json, string name, IReadOnlyList<string>? values)
    {
        if (values is { Count: 0 })
        {
            json.BeginArray(name).EndArray();
        }
        else if (values is not null)
        {
            json.Property(name, values);
        }
    }

    private static IReadOnlyList<string>? Texts(JsonValue json, string name) => json[name] is null ? null : json.GetStrings(name);

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
