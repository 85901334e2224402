using System;
using System.Collections.Generic;
using Vetted.Catalog;
using Vetted.Inventory;
using Vetted.Policy;

namespace Vetted.Reports;

/// <summary>A licence, notice or use policy as it lies with the package or model it belongs to.</summary>
/// <param name="Owner">The package as <c>id/version</c>, or the path of the model file.</param>
/// <param name="Name">Its file name.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record NoticeText(string Owner, string Name, string Sha256);

/// <summary>What notices are written from.</summary>
public sealed record NoticesInput
{
    /// <summary>What is in the project or artefact.</summary>
    public required ProjectInventory Inventory { get; init; }

    /// <summary>What the team declares.</summary>
    public EffectivePolicy Policy { get; init; } = EffectivePolicy.None;

    /// <summary>What is known.</summary>
    public AiCatalog Catalog { get; init; } = AiCatalog.Shared;

    /// <summary>The licence texts that are on this machine. Others are told with the place where they are to be had.</summary>
    public IReadOnlyList<NoticeText> Texts { get; init; } = Array.Empty<NoticeText>();

    /// <summary>The copyright lines of packages, by <c>id/version</c>.</summary>
    public IReadOnlyDictionary<string, string> Copyrights { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Notices to be shipped with a product.</summary>
/// <param name="Text">The text of <see cref="NoticesWriter.FileName"/>, Markdown with <c>\n</c> line ends.</param>
/// <param name="Copies">Which text goes where, as a path relative to the notices with forward slashes, sorted.</param>
/// <param name="IsEmpty">True where the product gives on neither a model nor an AI package, so that there is nothing to ship.</param>
public sealed record NoticesOutput(string Text, IReadOnlyList<KeyValuePair<string, NoticeText>> Copies, bool IsEmpty);
