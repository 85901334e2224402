using System.Collections.Generic;
using System.Linq;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>
/// What a project's overlay may not do under a central policy: the policy judges by the catalog, so a project that could rewrite the
/// catalog in its favour would rewrite the policy.
/// </summary>
internal sealed class OverlayLimits
{
    private readonly AiCatalog _before;
    private readonly AiCatalog _after;

    public OverlayLimits(AiCatalog before, AiCatalog after)
    {
        _before = before;
        _after = after;
    }

    public IEnumerable<TextError> Check(CatalogOverlay overlay) =>
        CatalogOverlay.Kinds.SelectMany(kind => overlay.Keys(kind).Select(key => Check(kind, key, overlay.Find(kind, key)!)).Where(error => error is not null))
            .Select(error => error!).OrderBy(error => error.Line).ThenBy(error => error.Column);

    private TextError? Check(string kind, string id, JsonValue entry) => kind switch
    {
        "packages" => CheckPackage(id, entry),
        "models" => CheckModel(id, entry),
        "licences" => CheckLicence(id, entry),
        "services" when _before.Entry(kind, id) is not null => Refuse(entry, id, "take the place of a catalogued service"),
        "services" when entry["defaultSafety"] is { } safety => Refuse(safety, id, "claim a default filter"),
        "safety-tools" => Refuse(entry, id, "name a safety tool"),
        "constants" or "sinks" or "weakenings" when _before.Entry(kind, id) is not null => Refuse(entry, id, "take the place of a catalogued entry"),
        _ => null,
    };

    // A package row with a licence would stand in for a licence nobody can determine, and a row of another role would end its being an AI package.
    private TextError? CheckPackage(string id, JsonValue entry)
    {
        if (_before.FindPackage(id.TrimEnd('*') + (id.EndsWith("*", System.StringComparison.Ordinal) ? "x" : "")) is not null)
        {
            return Refuse(entry, id, "take the place of a catalogued package");
        }

        return entry.GetString("licences") == "NOASSERTION" ? null : Refuse(entry["licences"] ?? entry, id, "say a package's licence");
    }

    private TextError? CheckModel(string id, JsonValue entry)
    {
        var now = LicenceClassifier.Strictness(OwnModel.Read(entry, id, _after).Class);
        var before = LicenceClassifier.Strictness(_before.Identify(id)?.Class ?? LicenceClass.Unknown);
        return now < before ? Refuse(entry["licences"] ?? entry, id, "give a model a better licence class than the catalog does") : null;
    }

    private TextError? CheckLicence(string id, JsonValue entry) =>
        _before.FindLicence(id) is { } licence && LicenceClassifier.Strictness(_after.FindLicence(id)!.Class) < LicenceClassifier.Strictness(licence.Class)
            ? Refuse(entry, id, "better a licence's class")
            : null;

    private static TextError Refuse(JsonValue place, string id, string deed) =>
        new(place.Line, place.Column, $"'{id}': under a central policy a project's catalog may not {deed}; ask the policy's owner to delegate it or to add the entry");
}
