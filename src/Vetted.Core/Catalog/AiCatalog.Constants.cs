using System;
using System.Collections.Concurrent;

namespace Vetted.Catalog;

public sealed partial class AiCatalog
{
    private readonly ConcurrentDictionary<string, ModelConstants?> _constants = new(StringComparer.Ordinal);

    /// <summary>The model ids of a type's members, or null for a type that names no models.</summary>
    /// <param name="type">Full name of the type, nested types joined by <c>.</c>, without generic arguments.</param>
    public ModelConstants? FindConstants(string type) =>
        _constants.GetOrAdd(
            type ?? throw new ArgumentNullException(nameof(type)),
            key => Entry("constants", key) is { } entry && entry.GetString("id") == key ? ModelConstants.From(entry) : null);

    /// <summary>The model id behind a typed constant, or null for a member that is none.</summary>
    /// <param name="type">Full name of the type; for a class that itself is the model, its namespace.</param>
    /// <param name="member">Name of the enum member, field, property or class.</param>
    public string? FindConstant(string type, string member) =>
        FindConstants(type)?.Ids.TryGetValue(member ?? throw new ArgumentNullException(nameof(member)), out var id) == true ? id : null;
}
