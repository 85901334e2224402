using System;
using System.IO;

namespace Vetted.Evidence.Artefacts;

/// <summary>A file of an artefact, wherever it really lies: in a folder, a nupkg or a single-file bundle.</summary>
internal sealed class ArtefactFile
{
    private readonly Func<Stream> _open;
    private ContentKind? _kind;

    public ArtefactFile(string path, long length, Func<Stream> open, string? fullPath = null)
    {
        Path = path;
        Length = length;
        FullPath = fullPath;
        _open = open;
    }

    /// <summary>Path relative to the artefact's root, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>Length in bytes.</summary>
    public long Length { get; }

    /// <summary>Absolute path on this machine; null for a file inside an archive or bundle.</summary>
    public string? FullPath { get; }

    /// <summary>The name without folders.</summary>
    public string Name => Path.Substring(Path.LastIndexOf('/') + 1);

    /// <summary>The folder with a final slash, or nothing for the root.</summary>
    public string Folder => Path.Substring(0, Path.LastIndexOf('/') + 1);

    /// <summary>Reads the first bytes; null to use <see cref="Open"/>. An archive need not unpack a whole entry for it.</summary>
    public Func<byte[], int>? FillHead { get; init; }

    /// <summary>What the first bytes say the file is, whatever its name says.</summary>
    public ContentKind Kind => _kind ??= ContentKinds.Of(this);

    /// <summary>A seekable stream over the content.</summary>
    public Stream Open() => _open();

    /// <summary>The content as text.</summary>
    public string ReadText()
    {
        using var reader = new StreamReader(Open());
        return reader.ReadToEnd();
    }

    /// <summary>The content.</summary>
    public byte[] ReadBytes()
    {
        using var stream = Open();
        var bytes = new byte[stream.Length];
        return Fill(stream, bytes) == bytes.Length ? bytes : throw new EndOfStreamException(Path);
    }

    /// <summary>The first bytes, fewer where the file is shorter.</summary>
    public byte[] ReadHead(int count)
    {
        var bytes = new byte[(int)Math.Min(count, Length)];
        if (FillHead is not null)
        {
            Array.Resize(ref bytes, FillHead(bytes));
            return bytes;
        }

        using var stream = Open();
        Array.Resize(ref bytes, Fill(stream, bytes));
        return bytes;
    }

    /// <summary>Reads until the buffer is full or the stream ends.</summary>
    internal static int Fill(Stream stream, byte[] bytes)
    {
        var read = 0;
        for (int count; read < bytes.Length && (count = stream.Read(bytes, read, bytes.Length - read)) > 0;)
        {
            read += count;
        }

        return read;
    }
}
