using System;

namespace Vetted.Evidence.Files;

/// <summary>The wire format of Protocol Buffers (protobuf.dev/programming-guides/encoding), read field by field over a file; embedded messages are ranges, so nothing is copied that is not asked for.</summary>
internal struct ProtobufReader
{
    private readonly HeaderStream _file;
    private readonly long _end;

    public ProtobufReader(HeaderStream file, long start, long end)
    {
        _file = file;
        _end = Math.Min(end, file.Length);
        file.Seek(start);
        Next = start;
        Field = 0;
        WireType = 0;
        Varint = 0;
        Start = 0;
        End = 0;
    }

    /// <summary>The number of the field just read.</summary>
    public int Field { get; private set; }

    /// <summary>0 varint, 1 eight bytes, 2 length-delimited, 5 four bytes.</summary>
    public int WireType { get; private set; }

    /// <summary>The value of a varint field.</summary>
    public ulong Varint { get; private set; }

    /// <summary>Where the field's content starts.</summary>
    public long Start { get; private set; }

    /// <summary>Where the field's content ends.</summary>
    public long End { get; private set; }

    private long Next { get; set; }

    /// <summary>Reads the next field; false at the message's end. Throws <see cref="MalformedFileException"/> where the bytes are no message.</summary>
    public bool Read()
    {
        if (Next >= _end)
        {
            return false;
        }

        _file.Seek(Next);
        var tag = ReadVarint();
        Field = (int)(tag >> 3);
        WireType = (int)(tag & 7);
        if (Field is 0 or > 100_000)
        {
            throw new MalformedFileException("is no protobuf message");
        }

        Start = _file.Position;
        switch (WireType)
        {
            case 0:
                Varint = ReadVarint();
                End = _file.Position;
                break;
            case 1:
                End = Start + 8;
                break;
            case 2:
                var length = ReadVarint();
                Start = _file.Position;
                if (length > (ulong)(_end - Start))
                {
                    throw new MalformedFileException("claims more bytes than it has");
                }

                End = Start + (long)length;
                break;
            case 5:
                End = Start + 4;
                break;
            default:
                throw new MalformedFileException("is no protobuf message");
        }

        if (End > _end)
        {
            throw new MalformedFileException("claims more bytes than it has");
        }

        Next = End;
        return true;
    }

    /// <summary>The content as text, shortened to <paramref name="keep"/> bytes.</summary>
    public readonly string Text(int keep = 4096)
    {
        _file.Seek(Start);
        return _file.ReadText(End - Start, keep);
    }

    /// <summary>The content as a message of its own.</summary>
    public readonly ProtobufReader Message() => new(_file, Start, End);

    private readonly ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var part = _file.ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new MalformedFileException("is no protobuf message");
    }
}
