using System;
using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>A NuGet package of the .NET AI ecosystem.</summary>
public sealed record CatalogPackage
{
    /// <summary>The package id; for a row that stands for many packages its pattern, e.g. <c>Microsoft.SemanticKernel.*</c>.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// <c>sdk</c>, <c>runtime</c>, <c>abstraction</c>, <c>orchestrator</c>, <c>connector</c>, <c>agent-framework</c>, <c>vector-store</c>,
    /// <c>tokenizer</c>, <c>evaluation</c>, <c>safety</c>, <c>observability</c>, <c>model-bundle</c>, <c>hosting</c>, <c>protocol</c> (MCP, A2A),
    /// <c>training</c>, <c>cognitive</c> (a managed AI service such as translation or OCR), or <c>platform</c> (a general package that merely contains AI APIs).
    /// </summary>
    public required string Role { get; init; }

    /// <summary>What AI does through it; empty where the package alone does not say (a platform, an abstraction, a protocol).</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = Array.Empty<string>();

    /// <summary>Catalog id of the service it calls, e.g. <c>openai</c>; null where it is bound to none.</summary>
    public string? Service { get; init; }

    /// <summary>Documentation ids (<c>T:</c>, or <c>M:</c> without parameters for a registration) of what is constructed or called to enter the package.</summary>
    public IReadOnlyList<string> EntryTypes { get; init; } = Array.Empty<string>();

    /// <summary>The assemblies it brings, without extension; the id itself where the data names none.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = Array.Empty<string>();

    /// <summary>True where model weights are inside the package.</summary>
    public bool BringsWeights { get; init; }

    /// <summary>True where the package, or a build or call through it, downloads model weights by itself.</summary>
    public bool DownloadsWeights { get; init; }

    /// <summary>True where native binaries, often under terms of their own, are inside the package.</summary>
    public bool BringsNatives { get; init; }

    /// <summary>Native libraries under terms of their own, inside the package or loaded by it.</summary>
    public IReadOnlyList<NativePart> NativeParts { get; init; } = Array.Empty<NativePart>();

    /// <summary>Curated licence rows, newest versions first: a version range in NuGet notation and the SPDX expression that holds there (<c>NOASSERTION</c> where nobody read one).</summary>
    public IReadOnlyList<(string Versions, string Licence)> Licences { get; init; } = Array.Empty<(string, string)>();

    /// <summary>Who publishes the id, by version range: one id can change hands (<c>Anthropic</c>); empty where one maker published all versions.</summary>
    public IReadOnlyList<(string Versions, string Maker)> Makers { get; init; } = Array.Empty<(string, string)>();

    /// <summary>Something to know about this package's terms (weights, native parts); null where there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>False where the row rests on a name or a second-hand mention only.</summary>
    public bool IsVerified { get; init; } = true;

    /// <summary>Where the facts come from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = Array.Empty<string>();

    /// <summary>False for a platform, which contains AI APIs among much else: its reference alone says nothing about AI and its licence is not an AI package's.</summary>
    public bool IsAiPackage => Role != "platform";

    /// <summary>True for a row that stands for every package id that starts alike.</summary>
    public bool IsPrefix => Id.EndsWith("*", StringComparison.Ordinal);

    /// <summary>The curated licence of a version: the first row whose range holds it; null where no row does.</summary>
    public string? LicenceFor(string version) => Find(Licences, version);

    /// <summary>Who published a version; null where the data does not say.</summary>
    public string? MakerFor(string version) => Find(Makers, version);

    internal static CatalogPackage From(JsonValue entry)
    {
        var id = entry.GetString("id") ?? "";
        var assemblies = entry.GetStrings("assemblies");
        return new CatalogPackage
        {
            Id = id,
            Role = entry.GetString("role") ?? "sdk",
            Capabilities = entry.GetStrings("capabilities"),
            Service = entry.GetString("service"),
            EntryTypes = entry.GetStrings("entryTypes"),
            Assemblies = assemblies.Count > 0 || id.EndsWith("*", StringComparison.Ordinal) ? assemblies : new[] { id },
            BringsWeights = entry.GetBoolean("bringsWeights"),
            DownloadsWeights = entry.GetBoolean("downloadsWeights"),
            BringsNatives = entry.GetBoolean("bringsNatives"),
            NativeParts = entry.GetItems("nativeParts").Select(NativePart.From).ToArray(),
            Licences = Ranges(entry, "licences", "licence"),
            Makers = Ranges(entry, "makers", "maker"),
            Note = entry.GetString("note"),
            IsVerified = entry.GetBoolean("verified", otherwise: true),
            Sources = entry.GetStrings("sources"),
        };
    }

    // A lone string is a licence of all versions; rows are objects with a range.
    private static (string, string)[] Ranges(JsonValue entry, string list, string member) =>
        entry.GetString(list) is { } all
            ? new[] { ("*", all) }
            : entry.GetItems(list).Select(row => (row.GetString("versions") ?? "*", row.GetString(member) ?? "NOASSERTION")).ToArray();

    private static string? Find(IReadOnlyList<(string Versions, string Value)> rows, string version)
    {
        foreach (var (versions, value) in rows)
        {
            if (VersionRange.TryParse(versions)?.Contains(version) == true)
            {
                return value;
            }
        }

        return null;
    }
}
