using System;
using System.Collections.Generic;
using System.IO;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>
/// What is known: licences and their terms, models, packages, model sinks, safety tools and practices. Immutable and safe to share
/// between threads; everything is loaded when first asked for.
/// </summary>
public sealed partial class AiCatalog
{
    private static readonly Lazy<AiCatalog> LazyShared = new(() => new AiCatalog(CatalogBlob.Read(ReadResource())));
    private readonly CatalogBlob _blob;

    internal AiCatalog(CatalogBlob blob) => _blob = blob;

    /// <summary>The catalog inside this assembly.</summary>
    public static AiCatalog Shared => LazyShared.Value;

    /// <summary>The catalog's version: a short hash of its data, so that equal data has an equal version.</summary>
    public string Version => _blob.Version;

    /// <summary>The newest review date of any entry, <c>yyyy-MM-dd</c>.</summary>
    public string Date => _blob.Date;

    /// <summary>The keys of all entries of a kind, sorted ordinally; none for an unknown kind.</summary>
    /// <param name="kind">The kind's folder name in the data, e.g. <c>licences</c>.</param>
    public IReadOnlyList<string> Keys(string kind) => _overlay is null ? _blob[kind].Keys : MergedKeys(kind);

    /// <summary>An entry as data, or null; for tools that show or check the catalog itself.</summary>
    public JsonValue? Entry(string kind, string key) => _overlay?.Find(kind, key) ?? _beneath?.Entry(kind, key) ?? _blob[kind].Find(key);

    private static byte[] ReadResource()
    {
        using var stream = typeof(AiCatalog).Assembly.GetManifestResourceStream("vetted.catalog")
            ?? throw new InvalidOperationException("this assembly was built without its catalog");
        using var copy = new MemoryStream((int)stream.Length);
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
