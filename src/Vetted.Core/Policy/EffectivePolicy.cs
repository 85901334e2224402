using System;
using System.Collections.Generic;

namespace Vetted.Policy;

/// <summary>A policy file as it was found: its path for messages and its text.</summary>
/// <param name="Path">Repository-relative path; the absolute path for a central policy outside the repository.</param>
/// <param name="Text">Its content.</param>
/// <param name="IsCentral">True for a policy that comes from outside the repository and that no project file may loosen.</param>
public sealed record PolicyInput(string Path, string Text, bool IsCentral = false);

/// <summary>All policy files of a project merged: what is allowed, and what the team declares.</summary>
public sealed record EffectivePolicy
{
    /// <summary>The policy of a project that has none: what licences ask is told, nothing is denied.</summary>
    public static EffectivePolicy None { get; } = new();

    /// <summary>The files it was merged from, outermost first; empty without a policy.</summary>
    public IReadOnlyList<string> Files { get; init; } = Array.Empty<string>();

    /// <summary>True where a policy file asks for enforcement.</summary>
    public bool Enforce { get; init; }
}
