using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text;
using Vetted.Text;

namespace Vetted.Catalog;

/// <summary>
/// The compiled catalog: one deflated section per kind, each a sorted list of <c>key TAB json</c> lines. A section is inflated on first
/// use and an entry is parsed when it is asked for, so that loading costs only the header and whatever is really needed.
/// </summary>
internal sealed class CatalogBlob
{
    private const string Magic = "VCAT1";
    private readonly Dictionary<string, Lazy<CatalogSection>> _sections = new(StringComparer.Ordinal);

    private CatalogBlob(string version, string date)
    {
        Version = version;
        Date = date;
    }

    /// <summary>The catalog's version: a short content hash of its data.</summary>
    public string Version { get; }

    /// <summary>The newest review date of any entry, <c>yyyy-MM-dd</c>.</summary>
    public string Date { get; }

    /// <summary>The section of a kind; an empty one where the kind has no entries.</summary>
    public CatalogSection this[string kind] => _sections.TryGetValue(kind, out var section) ? section.Value : CatalogSection.Empty;

    public static CatalogBlob Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
        if (reader.ReadString() != Magic)
        {
            throw new InvalidDataException("not a compiled catalog");
        }

        var blob = new CatalogBlob(reader.ReadString(), reader.ReadString());
        var headers = new (string Kind, int Compressed, int Length)[reader.ReadInt32()];
        for (var i = 0; i < headers.Length; i++)
        {
            headers[i] = (reader.ReadString(), reader.ReadInt32(), reader.ReadInt32());
        }

        var offset = (int)reader.BaseStream.Position;
        foreach (var (kind, compressed, length) in headers)
        {
            var start = offset;
            blob._sections.Add(kind, new Lazy<CatalogSection>(() => new CatalogSection(Inflate(bytes, start, compressed, length))));
            offset += compressed;
        }

        return blob;
    }

    public static byte[] Write(string version, string date, IReadOnlyList<(string Kind, byte[] Content)> sections)
    {
        using var output = new MemoryStream();
        using var writer = new BinaryWriter(output, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(version);
        writer.Write(date);
        writer.Write(sections.Count);
        var packed = new List<byte[]>();
        foreach (var (kind, content) in sections)
        {
            var bytes = Deflate(content);
            packed.Add(bytes);
            writer.Write(kind);
            writer.Write(bytes.Length);
            writer.Write(content.Length);
        }

        foreach (var bytes in packed)
        {
            writer.Write(bytes);
        }

        writer.Flush();
        return output.ToArray();
    }

    private static byte[] Inflate(byte[] bytes, int start, int compressed, int length)
    {
        using var inflate = new DeflateStream(new MemoryStream(bytes, start, compressed, writable: false), CompressionMode.Decompress);
        var content = new byte[length];
        var read = 0;
        while (read < length)
        {
            var count = inflate.Read(content, read, length - read);
            if (count == 0)
            {
                throw new InvalidDataException("the compiled catalog is truncated");
            }

            read += count;
        }

        return content;
    }

    private static byte[] Deflate(byte[] content)
    {
        using var output = new MemoryStream();
        using (var deflate = new DeflateStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(content, 0, content.Length);
        }

        return output.ToArray();
    }
}

/// <summary>The entries of one kind, by key.</summary>
internal sealed class CatalogSection
{
    public static readonly CatalogSection Empty = new(Array.Empty<byte>());
    private readonly Dictionary<string, string> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _keys = new();

    public CatalogSection(byte[] content)
    {
        Content = content;
        if (content.Length > 0 && content[0] != 0)
        {
            foreach (var line in Encoding.UTF8.GetString(content).Split('\n'))
            {
                var tab = line.IndexOf('\t');
                if (tab > 0)
                {
                    var key = line.Substring(0, tab);
                    _entries[key] = line.Substring(tab + 1);
                    _keys.Add(key);
                }
            }
        }
    }

    /// <summary>The section as it is stored; a section that starts with a zero byte is binary and has no entries.</summary>
    public byte[] Content { get; }

    /// <summary>All keys, sorted ordinally.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>The entry of that key (letter case does not matter), or null.</summary>
    public JsonValue? Find(string key) => _entries.TryGetValue(key, out var json) ? JsonParser.Parse(json, out _) : null;
}
