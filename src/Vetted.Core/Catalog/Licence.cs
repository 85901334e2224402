using System;
using System.Collections.Generic;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>A licence, or the terms of a hosted service, with what its text says as data.</summary>
public sealed record Licence
{
    /// <summary>Catalog id, e.g. <c>llama3.2</c>, <c>mit</c>, <c>openai-api-terms</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name as its publisher writes it.</summary>
    public required string Name { get; init; }

    /// <summary>Coarse class, computed from the terms.</summary>
    public LicenceClass Class { get; init; }

    /// <summary>Precise kind, computed from the terms.</summary>
    public LicenceKind Kind { get; init; }

    /// <summary>SPDX id, or <c>LicenseRef-scancode-*</c>, or our own <c>LicenseRef-vetted-*</c>.</summary>
    public required string Expression { get; init; }

    /// <summary>Address of the text; null where none is public.</summary>
    public string? TextUrl { get; init; }

    /// <summary>Who wrote it; null where unknown.</summary>
    public string? Publisher { get; init; }

    /// <summary>The terms that bite, most important first, each a phrase that fits after a colon and between semicolons.</summary>
    public IReadOnlyList<string> Bites { get; init; } = Array.Empty<string>();

    /// <summary><c>read</c>, <c>secondary</c> or <c>memory</c>: how the text is known.</summary>
    public string Confidence { get; init; } = "memory";

    /// <summary>Where the facts come from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = Array.Empty<string>();

    internal static Licence From(JsonValue entry) => new()
    {
        Id = entry.GetString("id") ?? "",
        Name = entry.GetString("name") ?? "",
        Expression = entry.GetString("expression") ?? "NOASSERTION",
        TextUrl = entry.GetString("textUrl"),
        Publisher = entry.GetString("publisher"),
        Confidence = entry.GetString("confidence") ?? "memory",
        Sources = entry.GetStrings("sources"),
    };
}
