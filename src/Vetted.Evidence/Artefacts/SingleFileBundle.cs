using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace Vetted.Evidence.Artefacts;

/// <summary>
/// Single-file applications: the host executable with the assemblies appended (dotnet/runtime docs/design/features/single-file/bundler.md). The host holds a 32-byte signature and, in the eight bytes before it, the offset of the manifest.
/// </summary>
internal static class SingleFileBundle
{
    // SHA-256 of ".net core bundle\n", as the host is built with it.
    private static readonly byte[] Signature =
    {
        0x8b, 0x12, 0x02, 0xb9, 0x6a, 0x61, 0x20, 0x38, 0x72, 0x7b, 0x93, 0x02, 0x14, 0xd7, 0xa0, 0x32, 0x13, 0xf5, 0xb9, 0xe6, 0xef, 0xae, 0x33, 0x18, 0xee, 0x3b, 0x2d, 0xce, 0x24, 0xb3, 0x6a, 0xae,
    };

    /// <summary>A file below this size holds no host.</summary>
    public const int SmallestHost = 64 * 1024;

    private const int LargestHost = 128 * 1024 * 1024;
    private const int MostFiles = 20_000;

    /// <summary>The files inside a bundle; null where the executable is none. Throws <see cref="InvalidDataException"/> where it is one that cannot be read.</summary>
    public static IReadOnlyList<ArtefactFile>? Read(ArtefactFile executable)
    {
        using var stream = executable.Open();
        if (FindManifest(stream) is not { } offset || offset == 0)
        {
            return null;
        }

        if (offset < 0 || offset >= stream.Length)
        {
            throw new InvalidDataException("its bundle manifest lies outside the file");
        }

        stream.Position = offset;
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var major = reader.ReadUInt32();
        reader.ReadUInt32();
        var count = reader.ReadInt32();
        if (major is < 1 or > 20 || count is < 0 or > MostFiles)
        {
            throw new InvalidDataException("its bundle manifest is of an unknown version");
        }

        ReadText(reader);
        if (major >= 2)
        {
            // deps.json and runtimeconfig.json by offset and size, then flags; both stand among the entries too.
            reader.ReadBytes(40);
        }

        var files = new List<ArtefactFile>(count);
        for (var i = 0; i < count; i++)
        {
            var start = reader.ReadInt64();
            var size = reader.ReadInt64();
            var compressed = major >= 6 ? reader.ReadInt64() : 0;
            reader.ReadByte();
            var path = ReadText(reader).Replace('\\', '/');
            var stored = compressed > 0 ? compressed : size;

            // Deflate makes at most 1032 bytes out of one: a few bytes must not ask for gigabytes.
            if (start < 0 || size < 0 || stored < 0 || start > stream.Length - stored || size > int.MaxValue || (compressed > 0 && size / 1032 > compressed))
            {
                throw new InvalidDataException("its bundle manifest points outside the file");
            }

            files.Add(new ArtefactFile(executable.Folder + path, size, () => Open(executable, start, size, compressed)));
        }

        return files;
    }

    private static string ReadText(BinaryReader reader)
    {
        try
        {
            return reader.ReadString();
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new InvalidDataException("its bundle manifest is damaged", e);
        }
    }

    private static MemoryStream Open(ArtefactFile executable, long start, long size, long compressed)
    {
        using var stream = executable.Open();
        stream.Position = start;
        var content = new byte[size];
        using var source = compressed > 0 ? new DeflateStream(stream, CompressionMode.Decompress, leaveOpen: true) : (Stream)stream;
        for (var read = 0; read < content.Length;)
        {
            var count = source.Read(content, read, content.Length - read);
            if (count == 0)
            {
                throw new InvalidDataException("a bundled file ends too early");
            }

            read += count;
        }

        return new MemoryStream(content, writable: false);
    }

    private static long? FindManifest(Stream stream)
    {
        // The host itself is at most a few megabytes with the runtime linked in; the bundled files follow it.
        var buffer = new byte[1024 * 1024 + Signature.Length + 8];
        var limit = Math.Min(stream.Length, LargestHost);
        for (long start = 0; start < limit; start += 1024 * 1024)
        {
            stream.Position = start;
            var length = 0;
            int count;
            while (length < buffer.Length && (count = stream.Read(buffer, length, buffer.Length - length)) > 0)
            {
                length += count;
            }

            var at = buffer.AsSpan(0, length).IndexOf(Signature);
            if (at >= 8)
            {
                return BitConverter.ToInt64(buffer, at - 8);
            }
        }

        return null;
    }
}
