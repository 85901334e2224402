using System;
using System.Collections.Generic;

namespace Vetted.Catalog;

/// <summary>How sure the catalog is of an identity.</summary>
public enum IdentityConfidence
{
    /// <summary>The family is known; this version or size is not, and its licence is assumed or left unknown.</summary>
    Assumed,

    /// <summary>The family and version decide the licence.</summary>
    Family,

    /// <summary>The exact model is a row of the catalog.</summary>
    Exact,
}

/// <summary>Who a model id is: the answer of the matcher.</summary>
public sealed record ModelIdentity
{
    /// <summary>The name used in messages, as its publisher or the id writes it, e.g. <c>llama3.2</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Catalog key of the family and version, e.g. <c>llama-3.2</c>.</summary>
    public required string Family { get; init; }

    /// <summary>The publisher's name; null where unknown.</summary>
    public string? Publisher { get; init; }

    /// <summary>How this id gets the model.</summary>
    public ModelAccess Access { get; init; }

    /// <summary>Catalog ids of the licences that apply, all of them at once; empty where unknown.</summary>
    public IReadOnlyList<string> Licences { get; init; } = Array.Empty<string>();

    /// <summary>Catalog id of the host's terms that come on top, where the id itself names the host (a Bedrock id, say); null otherwise.</summary>
    public string? HostTerms { get; init; }

    /// <summary>The coarse class over all licences: the strictest of them. Non-commercial is stricter than an unknown licence, and an unknown one stricter than everything else.</summary>
    public LicenceClass Class { get; init; }

    /// <summary>The precise kind of the strictest licence.</summary>
    public LicenceKind Kind { get; init; }

    /// <summary>The form of the id: <c>huggingface</c>, <c>ollama</c>, <c>gguf-file</c>, <c>onnx-file</c>, <c>bedrock</c>, <c>azure</c>, <c>github-models</c>, <c>vertex</c>, <c>openai</c>, <c>anthropic</c>, <c>openrouter</c>, <c>groq</c>, <c>together</c>, <c>fireworks</c>, <c>cloudflare</c>, <c>fine-tune</c>, <c>bare</c>, …</summary>
    public string Form { get; init; } = "bare";

    /// <summary>True where the id names a model wherever it stands; false where it is a word that counts only at a model sink.</summary>
    public bool IsDistinctive { get; init; }

    /// <summary>How sure the catalog is.</summary>
    public IdentityConfidence Confidence { get; init; }

    /// <summary>What the model does: catalog capabilities such as <c>text-generation</c> or <c>embedding</c>.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = Array.Empty<string>();

    /// <summary>True for an alias that the provider moves (<c>-latest</c>, no date where dated versions exist).</summary>
    public bool IsFloating { get; init; }

    /// <summary>The dated version the alias stands for at the catalog's date; null where unknown or not floating.</summary>
    public string? PinnedId { get; init; }

    /// <summary>Announced or past retirement date, <c>yyyy-MM-dd</c>; null where none is known.</summary>
    public string? Retires { get; init; }

    /// <summary>True where the catalog has the retirement date from a copy of or a report about the provider's page, and nobody has read the page itself.</summary>
    public bool IsEndSecondHand { get; init; }

    /// <summary>The successor the publisher names; null where none.</summary>
    public string? Successor { get; init; }

    /// <summary>True for a guard model, which classifies content instead of generating it.</summary>
    public bool IsGuard { get; init; }

    /// <summary>Why this identity, one phrase for reports.</summary>
    public string Why { get; init; } = "";
}

/// <summary>A model id found inside a longer text.</summary>
/// <param name="Start">Offset of its first character, in UTF-16 units.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Identity">Who it is.</param>
public sealed record ModelMention(int Start, int Length, ModelIdentity Identity);
