using System;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>A model that an organisation's own catalog names.</summary>
internal static class OwnModel
{
    /// <summary>The identity that an overlay's entry gives an id.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="id">The id as it was written.</param>
    /// <param name="catalog">The catalog, overlays included, that knows the licences.</param>
    public static ModelIdentity Read(JsonValue entry, string id, AiCatalog catalog)
    {
        var licences = entry.GetStrings("licences");
        var (licenceClass, kind) = catalog.StrictestOf(licences);
        return new ModelIdentity
        {
            Name = entry.GetString("name") ?? id,
            Family = entry.GetString("family") ?? id,
            Publisher = entry.GetString("publisher"),
            Access = Enum.TryParse<ModelAccess>(entry.GetString("access"), ignoreCase: true, out var access) ? access : ModelAccess.Unknown,
            Licences = licences,
            Class = licenceClass,
            Kind = kind,
            Form = "own",
            IsDistinctive = true,
            Confidence = IdentityConfidence.Exact,
            Capabilities = entry.GetStrings("capabilities"),
            IsGuard = entry.GetBoolean("guard"),
            Retires = entry.GetString("retires"),
            Successor = entry.GetString("successor"),
            Why = "the organisation's own catalog",
        };
    }
}
