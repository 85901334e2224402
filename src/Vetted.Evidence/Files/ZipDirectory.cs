using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace Vetted.Evidence.Files;

/// <summary>An entry of a zip archive, as its directory describes it.</summary>
internal sealed record ZipItem(string Name, int Method, bool IsEncrypted, long CompressedSize, long Size, long HeaderOffset);

/// <summary>
/// The directory of a zip archive (PKWARE APPNOTE.TXT), read tolerantly: a loader that is more forgiving than the scanner is how archives are smuggled past it. Checksums and flags are therefore not believed, the
/// local headers are compared with the central directory, and an archive without a directory is read by its local headers.
/// </summary>
internal sealed class ZipDirectory
{
    private const int MostEntries = 100_000;
    private const uint LocalSignature = 0x04034b50;
    private const uint CentralSignature = 0x02014b50;
    private const uint EndSignature = 0x06054b50;
    private readonly HeaderStream _file;
    private readonly List<ZipItem> _items = new();

    private ZipDirectory(HeaderStream file) => _file = file;

    public IReadOnlyList<ZipItem> Items => _items;

    /// <summary>True where local headers and directory tell different names.</summary>
    public bool Disagrees { get; private set; }

    public static bool Looks(HeaderStream file)
    {
        if (file.Length < 22)
        {
            return false;
        }

        file.Seek(0);
        return file.ReadUInt32() is LocalSignature or EndSignature;
    }

    public static ZipDirectory Read(HeaderStream file)
    {
        var directory = new ZipDirectory(file);
        if (directory.FindEnd() is { } central)
        {
            directory.ReadCentral(central);
        }

        if (directory._items.Count == 0)
        {
            directory.ReadLocals();
        }

        return directory;
    }

    /// <summary>Where an entry's stored bytes start in the file, or null where its local header is missing.</summary>
    public long? DataOffset(ZipItem item)
    {
        if (item.HeaderOffset < 0 || item.HeaderOffset + 30 > _file.Length)
        {
            return null;
        }

        _file.Seek(item.HeaderOffset);
        if (_file.ReadUInt32() != LocalSignature)
        {
            return null;
        }

        _file.Seek(item.HeaderOffset + 26);
        var name = _file.ReadUInt16();
        var extra = _file.ReadUInt16();
        var start = item.HeaderOffset + 30 + name + extra;
        return start <= _file.Length ? start : null;
    }

    /// <summary>An entry's content, at most <paramref name="limit"/> bytes of it; null where it cannot be read (encrypted, unknown method, broken).</summary>
    public byte[]? ReadContent(ZipItem item, int limit)
    {
        if (item.IsEncrypted || DataOffset(item) is not { } start)
        {
            return null;
        }

        var stored = Math.Min(item.CompressedSize, _file.Length - start);
        _file.Seek(start);
        if (item.Method == 0)
        {
            return _file.ReadBytes(Math.Min(Math.Min(stored, limit), 16 * 1024 * 1024));
        }

        if (item.Method != 8)
        {
            return null;
        }

        try
        {
            return Inflate(_file.ReadBytes(Math.Min(stored, 16 * 1024 * 1024)), limit);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Inflates raw deflate data to at most <paramref name="limit"/> bytes.</summary>
    internal static byte[] Inflate(byte[] data, int limit, int skip = 0)
    {
        using var inflate = new DeflateStream(new MemoryStream(data, skip, data.Length - skip, writable: false), CompressionMode.Decompress);
        using var output = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while (output.Length < limit && (count = inflate.Read(buffer, 0, (int)Math.Min(buffer.Length, limit - output.Length))) > 0)
        {
            output.Write(buffer, 0, count);
        }

        return output.ToArray();
    }

    private long? FindEnd()
    {
        // The end record stands before a comment of at most 64 KB.
        var from = Math.Max(0, _file.Length - 65_557);
        _file.Seek(from);
        var tail = _file.ReadBytes(_file.Length - from);
        for (var i = tail.Length - 22; i >= 0; i--)
        {
            if (BitConverter.ToUInt32(tail, i) == EndSignature)
            {
                long central = BitConverter.ToUInt32(tail, i + 16);
                return central == uint.MaxValue ? FindEnd64(from + i) : central <= _file.Length ? central : null;
            }
        }

        return null;
    }

    private long? FindEnd64(long end)
    {
        if (end < 20)
        {
            return null;
        }

        _file.Seek(end - 20);
        if (_file.ReadUInt32() != 0x07064b50)
        {
            return null;
        }

        _file.Seek(end - 12);
        var record = _file.ReadUInt64();
        if (record > (ulong)(_file.Length - 56))
        {
            return null;
        }

        _file.Seek((long)record + 48);
        var central = _file.ReadUInt64();
        return central <= (ulong)_file.Length ? (long)central : null;
    }

    private void ReadCentral(long start)
    {
        _file.Seek(start);
        var position = start;
        while (position + 46 <= _file.Length && _items.Count < MostEntries)
        {
            _file.Seek(position);
            if (_file.ReadUInt32() != CentralSignature)
            {
                return;
            }

            _file.Skip(4);
            var flags = _file.ReadUInt16();
            var method = _file.ReadUInt16();
            _file.Skip(8);
            long compressed = _file.ReadUInt32();
            long size = _file.ReadUInt32();
            var nameLength = _file.ReadUInt16();
            var extraLength = _file.ReadUInt16();
            var commentLength = _file.ReadUInt16();
            _file.Skip(8);
            long offset = _file.ReadUInt32();
            if (position + 46 + nameLength + extraLength > _file.Length)
            {
                return;
            }

            var name = Encoding.UTF8.GetString(_file.ReadBytes(nameLength));
            ReadExtra(extraLength, ref size, ref compressed, ref offset);
            position += 46 + nameLength + extraLength + commentLength;
            var item = new ZipItem(name, method, (flags & 1) != 0, compressed, size, offset);
            _items.Add(item);
            Compare(item);
        }
    }

    private void ReadExtra(int length, ref long size, ref long compressed, ref long offset)
    {
        var end = _file.Position + length;
        while (_file.Position + 4 <= end)
        {
            var id = _file.ReadUInt16();
            var next = Math.Min(end, _file.Position + _file.ReadUInt16() + 2);
            if (id == 1)
            {
                size = size == uint.MaxValue && _file.Position + 8 <= next ? (long)_file.ReadUInt64() : size;
                compressed = compressed == uint.MaxValue && _file.Position + 8 <= next ? (long)_file.ReadUInt64() : compressed;
                offset = offset == uint.MaxValue && _file.Position + 8 <= next ? (long)_file.ReadUInt64() : offset;
            }

            _file.Seek(next);
        }
    }

    private void Compare(ZipItem item)
    {
        if (_items.Count > 1000 || item.HeaderOffset < 0 || item.HeaderOffset + 30 > _file.Length)
        {
            return;
        }

        var back = _file.Position;
        _file.Seek(item.HeaderOffset);
        if (_file.ReadUInt32() == LocalSignature)
        {
            _file.Seek(item.HeaderOffset + 26);
            var length = _file.ReadUInt16();
            _file.Seek(item.HeaderOffset + 30);
            if (length > _file.Remaining || Encoding.UTF8.GetString(_file.ReadBytes(length)) != item.Name)
            {
                Disagrees = true;
            }
        }

        _file.Seek(back);
    }

    private void ReadLocals()
    {
        long position = 0;
        while (position + 30 <= _file.Length && _items.Count < MostEntries)
        {
            _file.Seek(position);
            if (_file.ReadUInt32() != LocalSignature)
            {
                return;
            }

            _file.Skip(2);
            var flags = _file.ReadUInt16();
            var method = _file.ReadUInt16();
            _file.Skip(8);
            long compressed = _file.ReadUInt32();
            long size = _file.ReadUInt32();
            var nameLength = _file.ReadUInt16();
            var extraLength = _file.ReadUInt16();
            if (nameLength + extraLength > _file.Remaining)
            {
                return;
            }

            var name = Encoding.UTF8.GetString(_file.ReadBytes(nameLength));
            var start = position;
            position += 30 + nameLength + extraLength;
            if (compressed == 0 && (flags & 8) != 0)
            {
                // The size follows the data: take the rest, whose end the inflater finds.
                _items.Add(new ZipItem(name, method, (flags & 1) != 0, _file.Length - position, size, start));
                return;
            }

            _items.Add(new ZipItem(name, method, (flags & 1) != 0, compressed, size, start));
            position += compressed;
        }
    }
}
