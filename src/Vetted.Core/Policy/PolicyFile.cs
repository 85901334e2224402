using System;
using System.Collections.Generic;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>A parsed policy file, with the access to its values that also knows their places.</summary>
internal sealed class PolicyFile
{
    private readonly Place? _extendedAt;

    /// <summary>Starts with a parsed file.</summary>
    /// <param name="input">The file.</param>
    /// <param name="root">Its value.</param>
    /// <param name="extendedAt">For a profile that comes with the product, the place that extends it; null for a file.</param>
    public PolicyFile(PolicyInput input, JsonValue root, Place? extendedAt)
    {
        Input = input;
        Root = root;
        _extendedAt = extendedAt;
    }

    public PolicyInput Input { get; }

    public JsonValue Root { get; }

    /// <summary>True for a profile that comes with the product.</summary>
    public bool IsProfile => _extendedAt is not null;

    /// <summary>Where a value stands. What a profile says stands, for its user, where the profile is extended.</summary>
    public Place PlaceOf(JsonValue value) => _extendedAt ?? new(Input.Path, value.Line, value.Column);

    public Place PlaceOf(JsonMember member) => _extendedAt ?? new(Input.Path, member.Line, member.Column);

    /// <summary>The object at a path of names, or null.</summary>
    public JsonValue? Find(params string[] path)
    {
        JsonValue? value = Root;
        foreach (var name in path)
        {
            value = value?[name];
        }

        return value;
    }

    /// <summary>The members of the object at a path of names; none where there is no such object.</summary>
    public IReadOnlyList<JsonMember> Members(params string[] path) => Find(path)?.Members ?? Array.Empty<JsonMember>();

    /// <summary>The strings of a list member (or a lone string) with their places.</summary>
    public IReadOnlyList<PolicyEntry> Entries(JsonValue? parent, string name)
    {
        var value = parent?[name];
        if (value is null)
        {
            return Array.Empty<PolicyEntry>();
        }

        if (value.IsString)
        {
            return new[] { new PolicyEntry(value.Raw!, PlaceOf(value)) };
        }

        var entries = new List<PolicyEntry>();
        foreach (var item in value.Items)
        {
            if (item.IsString)
            {
                entries.Add(new PolicyEntry(item.Raw!, PlaceOf(item)));
            }
        }

        return entries;
    }
}
