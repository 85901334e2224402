using System;
using System.IO;
using System.Text;

namespace Vetted.Evidence.Files;

/// <summary>Files that wrap a pickle: gzip and zlib (joblib), tar (torch before 0.1.10); and wrappers that cannot be looked into, which is told.</summary>
internal static class CompressedReader
{
    private const int LargestContent = 32 * 1024 * 1024;
    private const int LargestStored = 16 * 1024 * 1024;

    /// <summary>The wrapper's name by its first bytes, or null.</summary>
    public static string? FormOf(byte[] head) =>
        Starts(head, 0x1f, 0x8b) ? "gzip"
        : Starts(head, 0x42, 0x5a, 0x68) ? "bzip2"
        : Starts(head, 0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00) || Starts(head, 0x5d, 0x00, 0x00) ? "xz"
        : Starts(head, 0x04, 0x22, 0x4d, 0x18) ? "lz4"
        : Starts(head, 0x28, 0xb5, 0x2f, 0xfd) ? "zstandard"
        : Starts(head, 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c) ? "7-zip"
        : Starts(head, 0x52, 0x61, 0x72, 0x21) ? "rar"
        : head.Length > 1 && head[0] == 0x78 && head[1] is 0x01 or 0x5e or 0x9c or 0xda && ((head[0] << 8) | head[1]) % 31 == 0 ? "zlib"
        : head.Length > 262 && head[257] == 'u' && head[258] == 's' && head[259] == 't' && head[260] == 'a' && head[261] == 'r' ? "tar"
        : null;

    public static void Read(HeaderStream file, string form, FileFacts facts)
    {
        facts.Format = "pickle";
        facts.Set("compression", form);
        switch (form)
        {
            case "gzip":
                ReadInflated(file, GzipHeader(file), facts);
                break;
            case "zlib":
                ReadInflated(file, 2, facts);
                break;
            case "tar":
                ReadTar(file, facts);
                break;
            default:
                facts.Hazard("compressed-pickle", $"compressed with {form}; what is inside was not looked into", severe: false);
                break;
        }
    }

    private static void ReadInflated(HeaderStream file, long header, FileFacts facts)
    {
        file.Seek(header);
        byte[] content;
        try
        {
            content = ZipDirectory.Inflate(file.ReadBytes(Math.Min(file.Remaining, LargestStored)), LargestContent);
        }
        catch (InvalidDataException)
        {
            throw new MalformedFileException("is compressed and broken");
        }

        var inner = new HeaderStream(new MemoryStream(content, writable: false));
        if (PickleReader.Looks(inner, 0) || PickleReader.LooksOld(inner, 0))
        {
            new PickleReader(inner, 0, inner.Length, facts).ReadAll();
        }

        if (content.Length >= LargestContent)
        {
            facts.Hazard("compressed-pickle", "longer than was looked into when unpacked", severe: false);
        }
    }

    private static long GzipHeader(HeaderStream file)
    {
        file.Seek(3);
        var flags = file.ReadByte();
        file.Seek(10);
        if ((flags & 4) != 0)
        {
            file.Skip(file.ReadUInt16());
        }

        for (var field = 8; field <= 16; field <<= 1)
        {
            if ((flags & field) != 0)
            {
                while (file.ReadByte() != 0)
                {
                    // The file name and the comment end with a zero byte.
                }
            }
        }

        return file.Position + ((flags & 2) != 0 ? 2 : 0);
    }

    private static void ReadTar(HeaderStream file, FileFacts facts)
    {
        long position = 0;
        for (var entries = 0; position + 512 <= file.Length && entries < 10_000; entries++)
        {
            file.Seek(position);
            var name = Encoding.UTF8.GetString(file.ReadBytes(100)).TrimEnd('\0');
            if (name.Length == 0)
            {
                return;
            }

            file.Seek(position + 124);
            var size = Octal(Encoding.ASCII.GetString(file.ReadBytes(12)));
            file.Seek(position + 156);
            var type = (char)file.ReadByte();
            var target = Encoding.UTF8.GetString(file.ReadBytes(100)).TrimEnd('\0');
            if (ModelPaths.Escapes(name) || (type is '1' or '2' && ModelPaths.Escapes(target)))
            {
                facts.Hazard("zip-slip", "the entry " + name + " leaves the folder it is unpacked to", severe: true);
            }

            var start = position + 512;
            if (size > 0 && start + size <= file.Length && (PickleReader.Looks(file, start) || PickleReader.LooksOld(file, start)))
            {
                new PickleReader(file, start, start + size, facts).ReadAll();
            }

            position = start + ((size + 511) / 512 * 512);
        }
    }

    private static long Octal(string text)
    {
        long number = 0;
        foreach (var c in text)
        {
            if (c is >= '0' and <= '7')
            {
                number = (number * 8) + (c - '0');
            }
        }

        return number;
    }

    private static bool Starts(byte[] head, params byte[] signature)
    {
        if (head.Length < signature.Length)
        {
            return false;
        }

        for (var i = 0; i < signature.Length; i++)
        {
            if (head[i] != signature[i])
            {
                return false;
            }
        }

        return true;
    }
}
