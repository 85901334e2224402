using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Text;

namespace Vetted.Catalog;

public sealed partial class AiCatalog
{
    private readonly CatalogOverlay? _overlay;
    private readonly AiCatalog? _beneath;

    private AiCatalog(AiCatalog beneath, CatalogOverlay overlay)
        : this(beneath._blob)
    {
        _beneath = beneath;
        _overlay = overlay;
    }

    /// <summary>This catalog with an organisation's own entries on top.</summary>
    /// <param name="path">The overlay file's path, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <param name="mayBetter">
    /// False for a project's overlay under a central policy: it may then add what finds more, but give no package or model a better
    /// licence class than this catalog does, take no entry's place to do so, and name no safety tool or service that protects.
    /// </param>
    /// <param name="errors">Every mistake with its place; empty where the overlay holds.</param>
    /// <returns>The new catalog; this one where there is any error.</returns>
    public AiCatalog WithOverlay(string path, string text, bool mayBetter, out IReadOnlyList<CatalogError> errors)
    {
        _ = path ?? throw new ArgumentNullException(nameof(path));
        _ = text ?? throw new ArgumentNullException(nameof(text));
        // A model of one's own is one row; the shipped models are families with rules of their own.
        if (CatalogOverlay.Read(path, text, kind => SchemaOf(kind == "models" ? "own-models" : kind), out errors) is not { } overlay)
        {
            return this;
        }

        var catalog = new AiCatalog(this, overlay);
        if (!mayBetter)
        {
            errors = new OverlayLimits(this, catalog).Check(overlay).Select(error => new CatalogError(path, error.Line, error.Column, error.Message)).ToArray();
        }

        return errors.Count == 0 ? catalog : this;
    }

    internal JsonSchema? SchemaOf(string kind) => Entry("schema", kind) is { } schema ? new JsonSchema(schema) : null;

    private string[] MergedKeys(string kind) =>
        _beneath!.Keys(kind).Concat(_overlay!.Keys(kind)).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(key => key, StringComparer.Ordinal).ToArray();

    /// <summary>True where an organisation's own catalog names models, so that every id has to be asked of it.</summary>
    private bool NamesModels => _overlay is not null && (_overlay.Keys("models").Count > 0 || _beneath!.NamesModels);

    /// <summary>Who an organisation's own catalog says a model id is: the longest of its globs that match decides; null where none does.</summary>
    private ModelIdentity? IdentifyByOverlay(string id)
    {
        if (_overlay is null)
        {
            return null;
        }

        var name = id.ToLowerInvariant();
        var key = _overlay.Keys("models").Where(pattern => Glob.IsMatch(pattern.ToLowerInvariant(), name)).OrderByDescending(pattern => pattern.Length).FirstOrDefault();
        return key is null ? _beneath!.IdentifyByOverlay(id) : OwnModel.Read(_overlay.Find("models", key)!, id, this);
    }
}
