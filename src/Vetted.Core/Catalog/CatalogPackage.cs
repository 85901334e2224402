using System;
using System.Collections.Generic;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>A NuGet package of the .NET AI ecosystem.</summary>
public sealed record CatalogPackage
{
    /// <summary>The package id.</summary>
    public required string Id { get; init; }

    /// <summary><c>sdk</c>, <c>runtime</c>, <c>abstraction</c>, <c>orchestrator</c>, <c>connector</c>, <c>agent-framework</c>, <c>vector-store</c>, <c>tokenizer</c>, <c>evaluation</c>, <c>safety</c>, <c>observability</c>, <c>model-bundle</c>, <c>hosting</c>.</summary>
    public required string Role { get; init; }

    /// <summary>What AI does through it.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = Array.Empty<string>();

    /// <summary>Catalog id of the service it calls, e.g. <c>openai</c>; null where it is bound to none.</summary>
    public string? Service { get; init; }

    /// <summary>Documentation ids (<c>T:</c>) of the types whose construction or registration is the entry point.</summary>
    public IReadOnlyList<string> EntryTypes { get; init; } = Array.Empty<string>();

    /// <summary>The assemblies it brings, without extension; the id itself where the data names none.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = Array.Empty<string>();

    /// <summary>True where model weights are inside the package.</summary>
    public bool BringsWeights { get; init; }

    /// <summary>Curated licence rows, newest versions first: a version range in NuGet notation and the SPDX expression that holds there.</summary>
    public IReadOnlyList<(string Versions, string Licence)> Licences { get; init; } = Array.Empty<(string, string)>();

    /// <summary>Something to know about this package's terms (weights, native parts); null where there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Where the facts come from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = Array.Empty<string>();

    internal static CatalogPackage From(JsonValue entry) => new()
    {
        Id = entry.GetString("id") ?? "",
        Role = entry.GetString("role") ?? "sdk",
        Capabilities = entry.GetStrings("capabilities"),
        Service = entry.GetString("service"),
        EntryTypes = entry.GetStrings("entryTypes"),
        Assemblies = entry.GetStrings("assemblies"),
        BringsWeights = entry.GetBoolean("bringsWeights"),
        Note = entry.GetString("note"),
        Sources = entry.GetStrings("sources"),
    };
}
