using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Policy;

/// <summary>What an entry of the lock is about, in the order of the file.</summary>
public enum LockKind
{
    /// <summary>An AI package.</summary>
    Package,

    /// <summary>A model that is selected or shipped.</summary>
    Model,

    /// <summary>A model file.</summary>
    File,

    /// <summary>A hosted service.</summary>
    Service,
}

/// <summary>An entry of the lock: a thing and what of it may not change silently. Null where it has no such fact.</summary>
public sealed record LockEntry
{
    /// <summary>What it is about.</summary>
    public required LockKind Kind { get; init; }

    /// <summary>The package id, model name, service id, or a file's path from the project's folder.</summary>
    public required string Id { get; init; }

    /// <summary>A package's version.</summary>
    public string? Version { get; init; }

    /// <summary>The licence of a package (SPDX expression) or a model (catalog ids).</summary>
    public string? Licence { get; init; }

    /// <summary>SHA-256 of a package's licence file, lower-case hexadecimal; null for a package that names an expression.</summary>
    public string? LicenceSha256 { get; init; }

    /// <summary>How a model stands here: <c>selected</c> or <c>shipped</c>.</summary>
    public string? Use { get; init; }

    /// <summary>SHA-256 of a model file, lower-case hexadecimal; of a Git LFS pointer that of the file it stands for.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Where a model file ends up in the output.</summary>
    public string? Output { get; init; }

    /// <summary>The host of a service.</summary>
    public string? Host { get; init; }

    /// <summary>How messages name it.</summary>
    internal string Name => Kind switch
    {
        LockKind.Package => Id + " " + Version,
        LockKind.Service when Host is not null => Id + " (" + Host + ")",
        _ => Id,
    };
}

/// <summary>A fact of an entry: its name in the file, and how an entry holds it.</summary>
internal sealed record LockField(string Name, Func<LockEntry, string?> Get, Func<LockEntry, string?, LockEntry> With);

/// <summary>The form of the entries: which section they stand in, which member names them, which facts they have.</summary>
internal sealed record LockSection(LockKind Kind, string Name, string IdName, params LockField[] Fields)
{
    private static readonly LockField Licence = new("licence", entry => entry.Licence, (entry, value) => entry with { Licence = value });

    /// <summary>All sections in the order of the file.</summary>
    public static IReadOnlyList<LockSection> All { get; } = new LockSection[]
    {
        new(
            LockKind.Package,
            "packages",
            "id",
            new LockField("version", entry => entry.Version, (entry, value) => entry with { Version = value }),
            Licence,
            new LockField("licenceSha256", entry => entry.LicenceSha256, (entry, value) => entry with { LicenceSha256 = value })),
        new(LockKind.Model, "models", "id", new LockField("use", entry => entry.Use, (entry, value) => entry with { Use = value }), Licence),
        new(
            LockKind.File,
            "files",
            "path",
            new LockField("sha256", entry => entry.Sha256, (entry, value) => entry with { Sha256 = value }),
            new LockField("output", entry => entry.Output, (entry, value) => entry with { Output = value })),
        new(LockKind.Service, "services", "id", new LockField("host", entry => entry.Host, (entry, value) => entry with { Host = value })),
    };

    /// <summary>All facts of an entry in the order of the file, as one text to sort by.</summary>
    public static string SortKey(LockEntry entry) => string.Join("\n", All[(int)entry.Kind].Fields.Select(field => field.Get(entry) ?? ""));
}
