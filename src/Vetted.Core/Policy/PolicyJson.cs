using System.Collections.Generic;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>The merged policy inside the facts file. Not the form people write: that is <see cref="PolicyReader"/>'s.</summary>
internal static class PolicyJson
{
    public static void WriteMembers(JsonWriter json, EffectivePolicy policy)
    {
        json.Property("files", policy.Files).Property("enforce", policy.Enforce).Property("central", policy.IsCentral)
            .Property("delegated", policy.Delegated).Property("allPackages", policy.JudgesAllPackages)
            .Property("minimumVetting", policy.MinimumVetting).Property("lock", policy.Lock is { } verdict ? EnumWords.Of(verdict) : null);
        InventoryJson.List(json, "overlays", policy.Overlays, (writer, overlay) =>
            writer.Property("path", overlay.Path).Property("text", overlay.Text).Property("mayBetter", overlay.MayBetter));
        Write(json, "packageLicences", policy.PackageLicences);
        Write(json, "packages", policy.Packages);
        Write(json, "modelLicences", policy.ModelLicences);
        Write(json, "models", policy.Models);
        Write(json, "providers", policy.Providers);
        Write(json, "services", policy.Services);
        if (policy.MinimumOpenness is { } minimum)
        {
            json.BeginObject("minimumOpenness");
            Write(json, minimum);
            json.EndObject();
        }

        InventoryJson.List(json, "safety", policy.Safety, (writer, requirement) => InventoryJson.Write(
            writer.Property("capability", requirement.Capability).Property("category", requirement.Category)
                .Property("assurance", EnumWords.Of(requirement.Assurance)), "place", requirement.Place));
        InventoryJson.List(json, "practices", policy.Practices, Write);
        InventoryJson.List(json, "rules", policy.RuleSettings, (writer, setting) => InventoryJson.Write(
            writer.Property("rule", setting.Rule).Property("verdict", EnumWords.Of(setting.Verdict)), "place", setting.Place));
        DeclarationsJson.Write(json, policy.Declared);
        InventoryJson.List(json, "exceptions", policy.Exceptions, (writer, exception) => InventoryJson.Write(
            writer.Property("rule", exception.Rule).Property("subject", exception.Subject).Property("versions", exception.Versions)
                .Property("reason", exception.Reason).Property("owner", exception.Owner).Property("expires", exception.Expires)
                .Property("ticket", exception.Ticket).Property("scope", exception.Scope), "place", exception.Place));
        InventoryJson.List(json, "problems", policy.Problems, (writer, problem) => InventoryJson.Write(
            writer.Property("message", problem.Message).Property("mistake", problem.IsMistake), "place", problem.Place));
    }

    public static EffectivePolicy ReadMembers(JsonValue json) => new()
    {
        Files = json.GetStrings("files"),
        Enforce = json.GetBoolean("enforce"),
        IsCentral = json.GetBoolean("central"),
        Delegated = json.GetStrings("delegated"),
        JudgesAllPackages = json.GetBoolean("allPackages"),
        MinimumVetting = json.GetString("minimumVetting"),
        Lock = EnumWords.TryParse<Verdict>(json.GetString("lock"), out var verdict) ? verdict : null,
        Overlays = InventoryJson.List(json, "overlays", item => new PolicyOverlay(Text(item, "path"), Text(item, "text"), item.GetBoolean("mayBetter"))),
        PackageLicences = ReadChoice(json, "packageLicences"),
        Packages = ReadChoice(json, "packages"),
        ModelLicences = ReadChoice(json, "modelLicences"),
        Models = ReadChoice(json, "models"),
        Providers = ReadChoice(json, "providers"),
        Services = ReadChoice(json, "services"),
        MinimumOpenness = json["minimumOpenness"] is { } minimum ? ReadEntry(minimum) : null,
        Safety = InventoryJson.List(json, "safety", item => new SafetyRequirement(
            Text(item, "capability"), Text(item, "category"), Word(item, "assurance", Assurance.Wired), Place(item))),
        Practices = InventoryJson.List(json, "practices", ReadEntry),
        RuleSettings = InventoryJson.List(json, "rules", item => new RuleSetting(Text(item, "rule"), Word(item, "verdict", Verdict.Deny), Place(item))),
        Declared = DeclarationsJson.Read(json),
        Exceptions = InventoryJson.List(json, "exceptions", item => new AcceptedFinding
        {
            Rule = Text(item, "rule"),
            Subject = Text(item, "subject"),
            Versions = item.GetString("versions"),
            Reason = Text(item, "reason"),
            Owner = Text(item, "owner"),
            Expires = item.GetString("expires"),
            Ticket = item.GetString("ticket"),
            Scope = item.GetString("scope"),
            Place = Place(item),
        }),
        Problems = InventoryJson.List(json, "problems", item => new PolicyProblem(Place(item), Text(item, "message"), item.GetBoolean("mistake"))),
    };

    internal static string Text(JsonValue json, string name) => json.GetString(name) ?? "";

    internal static Place Place(JsonValue json) => InventoryJson.ReadPlace(json, "place") ?? new Place("", 0);

    private static void Write(JsonWriter json, string name, Choice choice)
    {
        if (choice.IsOpen)
        {
            return;
        }

        json.BeginObject(name);
        InventoryJson.List(json, "allow", choice.Allow, (writer, list) => InventoryJson.List(writer, "any", list, Write));
        InventoryJson.List(json, "deny", choice.Deny, Write);
        InventoryJson.List(json, "warn", choice.Warn, Write);
        json.EndObject();
    }

    private static void Write(JsonWriter json, PolicyEntry entry) => InventoryJson.Write(json.Property("value", entry.Value), "place", entry.Place);

    private static Choice ReadChoice(JsonValue json, string name) => json[name] is not { } choice ? Choice.Open : new Choice
    {
        // An allow list without entries allows nothing; it must stay a list.
        Allow = InventoryJson.List<IReadOnlyList<PolicyEntry>>(choice, "allow", list => InventoryJson.List(list, "any", ReadEntry)),
        Deny = InventoryJson.List(choice, "deny", ReadEntry),
        Warn = InventoryJson.List(choice, "warn", ReadEntry),
    };

    private static PolicyEntry ReadEntry(JsonValue json) => new(Text(json, "value"), Place(json));

    private static T Word<T>(JsonValue json, string name, T otherwise)
        where T : struct, System.Enum => EnumWords.TryParse<T>(json.GetString(name), out var value) ? value : otherwise;
}
