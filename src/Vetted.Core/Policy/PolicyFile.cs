using System;
using System.Collections.Generic;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Policy;

/// <summary>A parsed policy file, with the access to its values that also knows their places.</summary>
internal sealed class PolicyFile
{
    public PolicyFile(PolicyInput input, JsonValue root, bool isProfile)
    {
        Input = input;
        Root = root;
        IsProfile = isProfile;
    }

    public PolicyInput Input { get; }

    public JsonValue Root { get; }

    /// <summary>True for a profile that comes with the product.</summary>
    public bool IsProfile { get; }

    public Place PlaceOf(JsonValue value) => new(Input.Path, value.Line, value.Column);

    public Place PlaceOf(JsonMember member) => new(Input.Path, member.Line, member.Column);

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
