using System;
using System.Collections.Generic;
using Vetted.Catalog;
using Vetted.Text;

namespace Vetted.Inventory;

public static partial class InventoryJson
{
    /// <summary>Reads what <see cref="Write(ProjectInventory)"/> wrote.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="error">What is wrong with it, or null.</param>
    /// <returns>The inventory, or null where there is an <paramref name="error"/>.</returns>
    public static ProjectInventory? Read(string text, out TextError? error)
    {
        var root = JsonParser.Parse(text, out error);
        if (root is null)
        {
            return null;
        }

        if (root.GetInteger("format") != Format)
        {
            error = new TextError(root.Line, root.Column, "this inventory was written by another version of Vetted");
            return null;
        }

        return ReadMembers(root);
    }

    /// <summary>Reads the inventory's members from an object; unknown words and missing members get their defaults.</summary>
    internal static ProjectInventory ReadMembers(JsonValue json) => new()
    {
        Name = Text(json, "name"),
        Version = json.GetString("version"),
        ProjectFile = Text(json, "projectFile"),
        TargetFramework = Text(json, "targetFramework"),
        Role = Word(json, "role", ProjectRole.Application),
        Language = Text(json, "language"),
        Packages = List(json, "packages", ReadPackage),
        Projects = List(json, "projects", item => new ReferencedProject(
            Text(item, "name"), item.GetString("path"), item.GetString("version"), item.GetStrings("dependencies"))),
        Dependencies = json.GetStrings("dependencies"),
        Models = List(json, "models", ReadModel),
        Unknowns = List(json, "unknowns", item => new UnknownModel(Text(item, "key"), Text(item, "reason"), item.GetString("sink"), ReadEvidence(item))),
        Connections = List(json, "connections", item => new NamedConnection(Text(item, "name"), ReadEvidence(item))),
        ModelFiles = List(json, "modelFiles", ReadModelFile),
        Services = List(json, "services", item => new ServiceUse(Text(item, "id"), item.GetString("host"), ReadEvidence(item))),
        Capabilities = List(json, "capabilities", item => new CapabilityUse(Text(item, "name"), Text(item, "reason"), ReadEvidence(item))),
        SafetyTools = List(json, "safetyTools", item => new SafetyToolUse(
            Text(item, "tool"), Word(item, "assurance", Assurance.CannotTell), item.GetString("guards"), ReadEvidence(item))),
        Clients = List(json, "clients", ReadClient),
        Weakenings = List(json, "weakenings", item => new SafetyWeakening(Text(item, "kind"), Text(item, "description"), ReadEvidence(item))),
        Parts = List(json, "parts", item => new AiPart(Text(item, "kind"), Text(item, "name"), item.GetString("detail"), ReadEvidence(item))
        {
            Approval = Word(item, "approval", ToolApproval.CannotTell),
        }),
        Duties = json["duties"] is { Kind: JsonKind.Object } duties
            ? new DutySearch(duties.GetBoolean("sawOutput"), List(duties, "sights", item => new DutySight(
                Text(item, "kind"), Text(item, "text"), item.GetBoolean("inOutput"), ReadPlace(item, "place") ?? new Place("", 0))))
            : null,
        Routes = List(json, "routes", item => new GuardRoute(
            Text(item, "entry"), item.GetStrings("models"), item.GetStrings("guards"), item.GetStrings("tools"), item.GetBoolean("callsModel"), ReadEvidence(item))),
        AttestedFiles = List(json, "attestedFiles", item => new AttestedFile(
            Text(item, "path"), item.GetString("sha256"), item.GetString("problem"), item.GetBoolean("outOfReach"))),
        Gaps = List(json, "gaps", item => new EvidenceGap(Text(item, "what"), Text(item, "why"), ReadPlace(item, "place") ?? new Place("", 0))),
    };

    /// <summary>Reads a place from a member, or null where there is none.</summary>
    internal static Place? ReadPlace(JsonValue json, string name) =>
        json[name] is { Kind: JsonKind.Object } place
            ? new Place(Text(place, "file"), Number(place, "line"), Number(place, "column"), Number(place, "endLine"), Number(place, "endColumn"))
            : null;

    /// <summary>Reads a list of objects from a member.</summary>
    internal static IReadOnlyList<T> List<T>(JsonValue json, string name, Func<JsonValue, T> read)
    {
        var items = json.GetItems(name);
        if (items.Count == 0)
        {
            return Array.Empty<T>();
        }

        var list = new T[items.Count];
        for (var i = 0; i < list.Length; i++)
        {
            list[i] = read(items[i]);
        }

        return list;
    }

    private static ClientWiring ReadClient(JsonValue json) => new()
    {
        Client = Text(json, "client"),
        Model = json.GetString("model"),
        Capability = Text(json, "capability"),
        Categories = List(json, "categories", item => new WiredCategory(
            Text(item, "category"), Word(item, "verdict", WiringVerdict.Unguarded), item.GetStrings("tools"), Text(item, "reason"), ReadPlace(item, "guard"))),
        Unclear = json.GetString("unclear"),
        Calls = List(json, "calls", item => ReadPlace(item, "place") ?? new Place("", 0)),
        Evidence = ReadEvidence(json),
    };

    private static Package ReadPackage(JsonValue json) => new()
    {
        Id = Text(json, "id"),
        Version = Text(json, "version"),
        Origin = Word(json, "origin", PackageOrigin.Direct),
        IsDevelopmentOnly = json.GetBoolean("developmentOnly"),
        IsFrameworkProvided = json.GetBoolean("frameworkProvided"),
        Path = json.GetStrings("path"),
        Dependencies = json.GetStrings("dependencies"),
        Licence = json.GetString("licence"),
        LicenceSource = Word(json, "licenceSource", LicenceSource.None),
        LicenceSha256 = json.GetString("licenceSha256"),
        LicenceNote = json.GetString("licenceNote"),
        Sha512 = json.GetString("sha512"),
        Authors = json.GetString("authors"),
        ProjectUrl = json.GetString("projectUrl"),
        Description = json.GetString("description"),
        Reference = ReadPlace(json, "reference"),
        VersionPlace = ReadPlace(json, "versionPlace"),
        ModelFiles = json.GetStrings("modelFiles"),
    };

    private static ModelReference ReadModel(JsonValue json) => new()
    {
        Text = Text(json, "text"),
        Use = Word(json, "use", ModelUse.Selected),
        Form = Text(json, "form"),
        Sink = json.GetString("sink"),
        SinkPackage = json.GetString("sinkPackage"),
        Service = json.GetString("service"),
        Alias = json.GetString("alias"),
        InExecutableCode = json.GetBoolean("executable", otherwise: true),
        Identity = ReadIdentity(json),
        Evidence = ReadEvidence(json),
    };

    private static ModelFile ReadModelFile(JsonValue json) => new()
    {
        Path = Text(json, "path"),
        Format = Text(json, "format"),
        Size = json.GetInteger("size") ?? 0,
        Sha256 = json.GetString("sha256"),
        Name = json.GetString("name"),
        Licence = json.GetString("licence"),
        LicenceSource = json.GetString("licenceSource"),
        Identity = ReadIdentity(json),
        Facts = List(json, "facts", item => new KeyValuePair<string, string>(Text(item, "key"), Text(item, "value"))),
        Hazards = List(json, "hazards", item => new FileHazard(Text(item, "kind"), Text(item, "detail"), item.GetBoolean("severe"))),
        Notes = json.GetStrings("notes"),
        OutputPath = json.GetString("outputPath"),
        Package = json.GetString("package"),
        Evidence = ReadEvidence(json),
    };

    private static ModelIdentity? ReadIdentity(JsonValue json) => json["identity"] is not { Kind: JsonKind.Object } identity ? null : new ModelIdentity
    {
        Name = Text(identity, "name"),
        Family = Text(identity, "family"),
        Publisher = identity.GetString("publisher"),
        Access = Word(identity, "access", ModelAccess.Unknown),
        Licences = identity.GetStrings("licences"),
        HostTerms = identity.GetString("hostTerms"),
        Class = Word(identity, "class", LicenceClass.Unknown),
        Kind = Word(identity, "kind", LicenceKind.Unknown),
        Form = Text(identity, "form"),
        IsDistinctive = identity.GetBoolean("distinctive"),
        Confidence = Word(identity, "confidence", IdentityConfidence.Assumed),
        Capabilities = identity.GetStrings("capabilities"),
        IsFloating = identity.GetBoolean("floating"),
        PinnedId = identity.GetString("pinnedId"),
        Retires = identity.GetString("retires"),
        IsEndSecondHand = identity.GetBoolean("endSecondHand"),
        Successor = identity.GetString("successor"),
        IsGuard = identity.GetBoolean("guard"),
        Why = Text(identity, "why"),
    };

    private static Evidence ReadEvidence(JsonValue json) => new(
        Word(json, "technique", Technique.Manifest),
        ReadPlace(json, "place") ?? new Place("", 0),
        Word(json, "confidence", Confidence.High),
        json.GetString("symbol"),
        json.GetString("evidenceDetail"));

    private static string Text(JsonValue json, string name) => json.GetString(name) ?? "";

    private static int Number(JsonValue json, string name) =>
        json.GetInteger(name) is { } number and >= 0 and <= int.MaxValue ? (int)number : 0;

    private static T Word<T>(JsonValue json, string name, T otherwise)
        where T : struct, Enum => EnumWords.TryParse<T>(json.GetString(name), out var value) ? value : otherwise;
}
