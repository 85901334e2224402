using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vetted.Inventory;

namespace Vetted.Source;

/// <summary>A fact with its place in a syntax tree, so that an editor can underline it.</summary>
/// <typeparam name="T">The inventory's record.</typeparam>
/// <param name="Fact">What was seen.</param>
/// <param name="Span">Where it stands in the tree.</param>
public sealed record Located<T>(T Fact, TextSpan Span);

/// <summary>Everything that was seen in one syntax tree, in the order of the text.</summary>
public sealed record TreeEvidence
{
    /// <summary>The tree.</summary>
    public required SyntaxTree Tree { get; init; }

    /// <summary>Places that name a model.</summary>
    public IReadOnlyList<Located<ModelReference>> Models { get; init; } = Array.Empty<Located<ModelReference>>();

    /// <summary>Places where the model is chosen at run time.</summary>
    public IReadOnlyList<Located<UnknownModel>> Unknowns { get; init; } = Array.Empty<Located<UnknownModel>>();

    /// <summary>What AI does here.</summary>
    public IReadOnlyList<Located<CapabilityUse>> Capabilities { get; init; } = Array.Empty<Located<CapabilityUse>>();

    /// <summary>Safety tools whose API is called.</summary>
    public IReadOnlyList<Located<SafetyToolUse>> SafetyTools { get; init; } = Array.Empty<Located<SafetyToolUse>>();

    /// <summary>What weakens protection.</summary>
    public IReadOnlyList<Located<SafetyWeakening>> Weakenings { get; init; } = Array.Empty<Located<SafetyWeakening>>();

    /// <summary>Agents, functions offered to models, MCP servers and clients.</summary>
    public IReadOnlyList<Located<AiPart>> Parts { get; init; } = Array.Empty<Located<AiPart>>();

    /// <summary>Hosted services whose address the code shows.</summary>
    public IReadOnlyList<Located<ServiceUse>> Services { get; init; } = Array.Empty<Located<ServiceUse>>();

    /// <summary>Clients that ask models, with what stands on the path of their calls; empty unless <see cref="SourceSettings.FollowsCalls"/> asks for it.</summary>
    public IReadOnlyList<Located<ClientWiring>> Clients { get; init; } = Array.Empty<Located<ClientWiring>>();

    /// <summary>Constructions and registrations of an AI package's entry types: the package id and the place.</summary>
    public IReadOnlyList<Located<PackageEntry>> Entries { get; init; } = Array.Empty<Located<PackageEntry>>();
}

/// <summary>A place where code constructs or registers an entry type of an AI package.</summary>
/// <param name="Package">The package's id.</param>
/// <param name="Name">Name of the type or of the registration method.</param>
/// <param name="Place">Where.</param>
public sealed record PackageEntry(string Package, string Name, Place Place);
