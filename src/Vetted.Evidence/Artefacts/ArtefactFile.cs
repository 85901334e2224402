using System;
using System.IO;

namespace Vetted.Evidence.Artefacts;

/// <summary>A file of an artefact, wherever it really lies: in a folder, a nupkg or a single-file bundle.</summary>
internal sealed class ArtefactFile
{
    private readonly Func<Stream> _open;

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
        for (var read = 0; read < bytes.Length;)
        {
            var count = stream.Read(bytes, read, bytes.Length - read);
            if (count == 0)
            {
                throw new EndOfStreamException(Path);
            }

            read += count;
        }

        return bytes;
    }
}
