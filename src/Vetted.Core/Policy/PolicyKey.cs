using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Policy;

/// <summary>What a key of a policy file holds.</summary>
internal enum KeyShape
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A list of strings, or one string for a list of one.</summary>
    Texts,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>An object with the keys of <see cref="PolicyKey.Children"/>.</summary>
    Object,

    /// <summary>An object whose names are free and whose values all have the shape of the one child.</summary>
    Map,

    /// <summary>A list of objects with the keys of <see cref="PolicyKey.Children"/>.</summary>
    Objects,
}

/// <summary>Who may set a key, as <c>docs/policy.md</c> tells it.</summary>
internal enum KeyHalf
{
    /// <summary>A rule: any file may set it and a nearer one only tightens.</summary>
    Rule,

    /// <summary>A fact or an exception: any file of the repository, under a central policy only where that delegates the key.</summary>
    Fact,

    /// <summary>Only a central policy.</summary>
    Central,

    /// <summary>About the file itself.</summary>
    File,
}

/// <summary>A key of a policy file: the row that the reader, the JSON schema and <c>docs/policy.md</c> are held to.</summary>
internal sealed record PolicyKey
{
    public PolicyKey(string name, KeyShape shape, string description, params PolicyKey[] children)
    {
        Name = name;
        Shape = shape;
        Description = description;
        Children = children;
    }

    /// <summary>The name; <c>*</c> for the free names of a map.</summary>
    public string Name { get; }

    public KeyShape Shape { get; }

    /// <summary>One sentence for editors and the documentation.</summary>
    public string Description { get; }

    public IReadOnlyList<PolicyKey> Children { get; }

    /// <summary>The words it may hold; empty where any text goes.</summary>
    public IReadOnlyList<string> Words { get; init; } = Array.Empty<string>();

    /// <summary>The names a map may use; empty where any goes.</summary>
    public IReadOnlyList<string> Names { get; init; } = Array.Empty<string>();

    /// <summary>True where an entry of the list is incomplete without it.</summary>
    public bool IsRequired { get; init; }

    public KeyHalf Half { get; init; } = KeyHalf.Rule;

    /// <summary>How the values of several files become one.</summary>
    public string Merge { get; init; } = "";

    /// <summary>What the documentation calls the free name of a map; null where the name is fixed.</summary>
    public string? Label { get; init; }

    /// <summary>What delegates it under a central policy; null where nothing does.</summary>
    public string? Delegation { get; init; }

    public PolicyKey? Find(string name) =>
        Shape == KeyShape.Map ? Children[0] : Children.FirstOrDefault(child => string.Equals(child.Name, name, StringComparison.Ordinal));
}
