using System;
using System.Collections.Generic;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>The model ids behind the members of one type: an enum, a holder of constants, or classes that each stand for a model.</summary>
public sealed record ModelConstants
{
    /// <summary>Full name of the type, nested types joined by <c>.</c>; of the namespace where the classes in it are the models.</summary>
    public required string Type { get; init; }

    /// <summary>The NuGet package that declares it.</summary>
    public required string Package { get; init; }

    /// <summary><c>enum</c>, <c>const</c>, <c>static</c> or <c>class</c> (the class itself is the model: look it up with its namespace as type and its name as member).</summary>
    public required string Holder { get; init; }

    /// <summary>Model id by member name.</summary>
    public IReadOnlyDictionary<string, string> Ids { get; init; } = new Dictionary<string, string>();

    /// <summary>False where the members were not read at the source.</summary>
    public bool IsVerified { get; init; } = true;

    internal static ModelConstants From(JsonValue entry)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        if (entry["ids"] is { } members)
        {
            foreach (var member in members.Members)
            {
                ids[member.Name] = member.Value.Raw ?? "";
            }
        }

        return new ModelConstants
        {
            Type = entry.GetString("id") ?? "",
            Package = entry.GetString("package") ?? "",
            Holder = entry.GetString("holder") ?? "const",
            Ids = ids,
            IsVerified = entry.GetBoolean("verified", otherwise: true),
        };
    }
}
