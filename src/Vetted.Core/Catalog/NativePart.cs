using System;
using System.Collections.Generic;
using Vetted.Inventory;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>A native library inside a package, or loaded by it, that comes under terms of its own (CUDA, cuDNN, MKL, DirectML, …).</summary>
public sealed record NativePart
{
    /// <summary>What it is.</summary>
    public required string Name { get; init; }

    /// <summary>Who makes it; null where unknown.</summary>
    public string? Publisher { get; init; }

    /// <summary>Its licence as a catalog id or SPDX expression; <c>NOASSERTION</c> where nobody read one.</summary>
    public string Licence { get; init; } = "NOASSERTION";

    /// <summary>False for a library that is only loaded from the machine it runs on and is not in the package.</summary>
    public bool IsCarried { get; init; } = true;

    /// <summary>The versions of the package that this holds for, as a NuGet version range; <c>*</c> for all.</summary>
    public string Versions { get; init; } = "*";

    /// <summary>How it is known. From memory it is shown and decides nothing.</summary>
    public TermConfidence Confidence { get; init; }

    /// <summary>Where it comes from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = Array.Empty<string>();

    /// <summary>True where it holds for a version of the package.</summary>
    public bool IsIn(string version) => Versions == "*" || VersionRange.TryParse(Versions)?.Contains(version) == true;

    internal static NativePart From(JsonValue entry) => new()
    {
        Name = entry.GetString("name") ?? "",
        Publisher = entry.GetString("publisher"),
        Licence = entry.GetString("licence") ?? "NOASSERTION",
        IsCarried = entry.GetBoolean("carried", otherwise: true),
        Versions = entry.GetString("versions") ?? "*",
        Confidence = entry.GetString("confidence") switch
        {
            "read" => TermConfidence.Read,
            "secondary" => TermConfidence.Secondary,
            _ => TermConfidence.Memory,
        },
        Sources = entry.GetStrings("sources"),
    };
}
