using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace Vetted.Catalog;

public sealed partial class AiCatalog
{
    private readonly ConcurrentDictionary<string, Licence?> _licences = new(StringComparer.OrdinalIgnoreCase);
    private Dictionary<string, string>? _licenceNames;

    /// <summary>The licence or host terms of that catalog id, SPDX expression or other name (a model hub's licence tag), or null. Letter case does not matter.</summary>
    public Licence? FindLicence(string id) =>
        _licences.GetOrAdd(id ?? throw new ArgumentNullException(nameof(id)), key =>
            (Entry("licences", key) ?? (LicenceNames.TryGetValue(key, out var other) ? Entry("licences", other) : null)) is { } entry
                ? LicenceReader.Read(entry, otherId => Entry("licences", otherId))
                : null);

    /// <summary>
    /// The class of a model that comes under all these licences at once: the strictest of them. A certain prohibition outweighs an unknown licence, and an unknown
    /// licence (also an id that the catalog does not have, and no id at all) outweighs everything that is allowed.
    /// </summary>
    /// <param name="ids">Catalog ids or SPDX expressions.</param>
    public LicenceClass ClassOf(IEnumerable<string> ids) => StrictestOf(ids).Class;

    /// <summary>Class and kind of the strictest of several licences that apply at once; see <see cref="ClassOf"/>.</summary>
    /// <param name="ids">Catalog ids or SPDX expressions.</param>
    public (LicenceClass Class, LicenceKind Kind) StrictestOf(IEnumerable<string> ids)
    {
        (LicenceClass Class, LicenceKind Kind)? strictest = null;
        foreach (var id in ids ?? throw new ArgumentNullException(nameof(ids)))
        {
            var licence = FindLicence(id);
            var candidate = licence is null ? (LicenceClass.Unknown, LicenceKind.Unknown) : (licence.Class, licence.Kind);
            if (strictest is not { } known || LicenceClassifier.Strictness(candidate.Item1) > LicenceClassifier.Strictness(known.Class))
            {
                strictest = candidate;
            }
        }

        return strictest ?? (LicenceClass.Unknown, LicenceKind.Unknown);
    }

    // Needed for ids that are no catalog ids, and then once: expressions and other names, each of the first entry that has it and is no alias of another licence.
    private Dictionary<string, string> LicenceNames
    {
        get
        {
            if (_licenceNames is { } known)
            {
                return known;
            }

            var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var key in Keys("licences"))
            {
                var entry = Entry("licences", key)!;
                if (entry.GetString("sameAs") is null)
                {
                    Add(entry.GetString("expression"), key);
                }

                foreach (var alias in entry.GetStrings("aliases"))
                {
                    Add(alias, key);
                }
            }

            return _licenceNames = names;

            void Add(string? name, string key)
            {
                if (name is not null && !names.ContainsKey(name))
                {
                    names.Add(name, key);
                }
            }
        }
    }
}
