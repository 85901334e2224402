using System;
using System.Collections.Concurrent;

namespace Vetted.Catalog;

public sealed partial class AiCatalog
{
    private readonly ConcurrentDictionary<string, Licence?> _licences = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The licence or host terms of that catalog id, or null.</summary>
    public Licence? FindLicence(string id) =>
        _licences.GetOrAdd(id ?? throw new ArgumentNullException(nameof(id)), key => Entry("licences", key) is { } entry ? Licence.From(entry) : null);
}
