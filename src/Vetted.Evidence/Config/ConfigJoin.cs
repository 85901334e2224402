using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Catalog;
using Vetted.Inventory;

namespace Vetted.Evidence.Config;

/// <summary>Joins the configuration keys that code reads with the values that configuration files give them.</summary>
public static class ConfigJoin
{
    /// <summary>
    /// Turns every unknown whose key a configuration file answers into the model named there, at its place in that file; the others stay. Several files may answer one key (<c>appsettings.Production.json</c>): each answer counts,
    /// because nobody knows at build time which one will run.
    /// </summary>
    /// <param name="models">Receives the models that were found.</param>
    /// <param name="unknowns">Loses the unknowns that were answered.</param>
    /// <param name="values">The values of all configuration files.</param>
    /// <param name="catalog">What is known.</param>
    public static void Resolve(IList<ModelReference> models, IList<UnknownModel> unknowns, IReadOnlyList<ConfigValue> values, AiCatalog catalog)
    {
        _ = models ?? throw new ArgumentNullException(nameof(models));
        _ = unknowns ?? throw new ArgumentNullException(nameof(unknowns));
        _ = values ?? throw new ArgumentNullException(nameof(values));
        _ = catalog ?? throw new ArgumentNullException(nameof(catalog));
        if (unknowns.Count == 0 || values.Count == 0)
        {
            return;
        }

        var byKey = values.ToLookup(value => KeyOf(value.Key), StringComparer.OrdinalIgnoreCase);
        var known = new HashSet<(string File, int Line, int Column)>(models.Select(model => (model.Evidence.Place.File, model.Evidence.Place.Line, model.Evidence.Place.Column)));
        for (var i = unknowns.Count - 1; i >= 0; i--)
        {
            if (unknowns[i].Reason is not ("configuration" or "environment"))
            {
                continue;
            }

            var answered = false;
            foreach (var value in byKey[KeyOf(unknowns[i].Key)])
            {
                if (catalog.Identify(value.Value, atSink: true) is not { } identity)
                {
                    continue;
                }

                answered = true;
                if (known.Add((value.Place.File, value.Place.Line, value.Place.Column)))
                {
                    models.Add(new ModelReference
                    {
                        Text = value.Value,
                        Identity = identity,
                        Form = "config",
                        Sink = unknowns[i].Sink,
                        InExecutableCode = false,
                        Evidence = new Inventory.Evidence(Technique.Manifest, value.Place, Confidence.High, unknowns[i].Sink, "read by key " + unknowns[i].Key),
                    });
                }
            }

            if (answered)
            {
                unknowns.RemoveAt(i);
            }
        }
    }

    // Environment variables write sections with two underscores, launch settings put profiles around theirs.
    private static string KeyOf(string key)
    {
        var normal = key.Replace("__", ":");
        var environment = normal.LastIndexOf(":environmentVariables:", StringComparison.OrdinalIgnoreCase);
        return environment < 0 ? normal : normal.Substring(environment + ":environmentVariables:".Length);
    }
}
