using System;
using System.IO;
using System.Text;

namespace Vetted.Evidence.Files;

/// <summary>
/// Reads headers of untrusted files: little- or big-endian numbers and short strings through a small window, with every length checked against what is left of the file, so that no claim of
/// the file makes the reader allocate or loop beyond it. Running over the end throws <see cref="MalformedFileException"/>, which the format readers turn into a note.
/// </summary>
internal sealed class HeaderStream
{
    private const int WindowSize = 64 * 1024;
    private readonly Stream _stream;
    private readonly byte[] _window = new byte[WindowSize];
    private long _windowStart;
    private int _windowLength;

    public HeaderStream(Stream stream)
    {
        _stream = stream;
        Length = stream.Length;
    }

    /// <summary>The file's length in bytes.</summary>
    public long Length { get; }

    /// <summary>Where the next read starts.</summary>
    public long Position { get; private set; }

    /// <summary>What is left.</summary>
    public long Remaining => Length - Position;

    /// <summary>True for files whose numbers are big-endian.</summary>
    public bool BigEndian { get; set; }

    public void Seek(long position)
    {
        if (position < 0 || position > Length)
        {
            throw new MalformedFileException("points outside the file");
        }

        Position = position;
    }

    public void Skip(long count)
    {
        if (count < 0 || count > Remaining)
        {
            throw new MalformedFileException("claims more bytes than it has");
        }

        Position += count;
    }

    public byte ReadByte()
    {
        if (Position < _windowStart || Position >= _windowStart + _windowLength)
        {
            Fill();
        }

        return _window[Position++ - _windowStart];
    }

    /// <summary>The next byte without taking it, or -1 at the end.</summary>
    public int Peek()
    {
        if (Remaining == 0)
        {
            return -1;
        }

        var value = ReadByte();
        Position--;
        return value;
    }

    public ushort ReadUInt16() => (ushort)ReadNumber(2);

    public uint ReadUInt32() => (uint)ReadNumber(4);

    public int ReadInt32() => (int)ReadNumber(4);

    public ulong ReadUInt64() => ReadNumber(8);

    /// <summary>A length of which at least <paramref name="unit"/> bytes each must still be in the file.</summary>
    public long ReadCount(int bytes, int unit)
    {
        var count = ReadNumber(bytes);
        if (count > (ulong)(Remaining / unit))
        {
            throw new MalformedFileException("claims more bytes than it has");
        }

        return (long)count;
    }

    /// <summary>Exactly that many bytes; at most 16 MB at once.</summary>
    public byte[] ReadBytes(long count)
    {
        if (count < 0 || count > Remaining || count > 16 * 1024 * 1024)
        {
            throw new MalformedFileException("claims more bytes than it has");
        }

        var bytes = new byte[count];
        for (var done = 0; done < bytes.Length;)
        {
            if (Position < _windowStart || Position >= _windowStart + _windowLength)
            {
                Fill();
            }

            var offset = (int)(Position - _windowStart);
            var part = Math.Min(bytes.Length - done, _windowLength - offset);
            Buffer.BlockCopy(_window, offset, bytes, done, part);
            done += part;
            Position += part;
        }

        return bytes;
    }

    /// <summary>UTF-8 text of that many bytes; of a longer one only the first <paramref name="keep"/> bytes are kept.</summary>
    public string ReadText(long count, int keep = 64 * 1024)
    {
        var bytes = ReadBytes(Math.Min(count, keep));
        Skip(count - bytes.Length);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>A line without its <c>\n</c>, at most <paramref name="limit"/> bytes.</summary>
    public string ReadLine(int limit = 64 * 1024)
    {
        var start = Position;
        while (ReadByte() != '\n')
        {
            if (Position - start > limit)
            {
                throw new MalformedFileException("holds an endless line");
            }
        }

        var end = Position;
        Seek(start);
        var text = ReadText(end - start - 1, limit);
        Seek(end);
        return text;
    }

    private ulong ReadNumber(int bytes)
    {
        ulong number = 0;
        for (var i = 0; i < bytes; i++)
        {
            var value = (ulong)ReadByte();
            number = BigEndian ? (number << 8) | value : number | (value << (8 * i));
        }

        return number;
    }

    private void Fill()
    {
        if (Remaining <= 0)
        {
            throw new MalformedFileException("ends too early");
        }

        _stream.Position = Position;
        _windowStart = Position;
        _windowLength = 0;
        while (_windowLength < WindowSize)
        {
            var count = _stream.Read(_window, _windowLength, WindowSize - _windowLength);
            if (count == 0)
            {
                break;
            }

            _windowLength += count;
        }

        if (_windowLength == 0)
        {
            throw new MalformedFileException("ends too early");
        }
    }
}

/// <summary>A file that is not what its first bytes promise; the message completes "the file …".</summary>
internal sealed class MalformedFileException : Exception
{
    public MalformedFileException(string message)
        : base(message)
    {
    }
}
