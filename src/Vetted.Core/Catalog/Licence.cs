using System;
using System.Collections.Generic;
using System.Linq;

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

    /// <summary>True for the terms of a hosted service.</summary>
    public bool IsServiceTerms { get; init; }

    /// <summary>Catalog id of the licence whose text this is, for an entry that stands for certain models under a common licence; null otherwise.</summary>
    public string? SameAs { get; init; }

    /// <summary>Its versions, newest last, each with the date it took effect (<c>yyyy-MM-dd</c>; null where not known).</summary>
    public IReadOnlyList<(string Name, string? Effective)> Versions { get; init; } = Array.Empty<(string, string?)>();

    /// <summary>Other names it goes by: licence tags and licence names of model hubs.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = Array.Empty<string>();

    /// <summary>The texts its terms were read in; empty where none was read.</summary>
    public IReadOnlyList<LicenceText> Texts { get; init; } = Array.Empty<LicenceText>();

    /// <summary>True where a text of the licence itself was read, and not only the SPDX list, which tells the approval of the Open Source Initiative and no terms.</summary>
    public bool IsTextRead => Texts.Any(text => text.Id != LicenceText.SpdxListId);

    /// <summary>Its terms, clause by clause.</summary>
    public LicenceTerms Terms { get; init; } = new();

    /// <summary>The terms that bite, most important first, each a phrase that fits after a colon and between semicolons.</summary>
    public IReadOnlyList<string> Bites { get; init; } = Array.Empty<string>();

    /// <summary><c>read</c>, <c>secondary</c> or <c>memory</c>: how the text is known.</summary>
    public string Confidence { get; init; } = "memory";

    /// <summary>Something to know about it that is no term; null where there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>When the entry was last reviewed, <c>yyyy-MM-dd</c>.</summary>
    public string Reviewed { get; init; } = "";

    /// <summary>Where the facts come from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = Array.Empty<string>();
}
