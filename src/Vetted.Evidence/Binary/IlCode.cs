using System;
using System.Reflection.Metadata;

namespace Vetted.Evidence.Binary;

/// <summary>Walks the instructions of a method body (ECMA-335, partition III) without understanding them.</summary>
internal unsafe struct IlCode
{
    private const byte JumpTable = 255;
    private static readonly byte[] OneByteSizes = BuildOneByteSizes();
    private static readonly byte[] TwoByteSizes = BuildTwoByteSizes();
    private readonly byte* _code;
    private readonly int _length;

    public IlCode(BlobReader body)
    {
        _code = body.StartPointer;
        _length = body.Length;
        Offset = 0;
        Next = 0;
        OpCode = 0;
        OperandOffset = 0;
    }

    /// <summary>Offset of the current instruction.</summary>
    public int Offset { get; private set; }

    /// <summary>Offset of the one that follows it in the body.</summary>
    public int Next { get; private set; }

    /// <summary>The current instruction; 0xFE00 and above for two-byte ones.</summary>
    public int OpCode { get; private set; }

    /// <summary>Offset of the operand.</summary>
    public int OperandOffset { get; private set; }

    /// <summary>Length of the body in bytes.</summary>
    public readonly int Length => _length;

    /// <summary>Continues at an offset.</summary>
    public void JumpTo(int offset) => Next = offset;

    /// <summary>Moves to the next instruction; false at the end of the body and where it is cut off.</summary>
    public bool MoveNext()
    {
        Offset = Next;
        if ((uint)Offset >= (uint)_length)
        {
            return false;
        }

        int code = _code[Offset];
        OperandOffset = Offset + 1;
        var size = OneByteSizes[code];
        if (code == 0xFE)
        {
            if (OperandOffset >= _length)
            {
                return false;
            }

            code = 0xFE00 | _code[OperandOffset++];
            size = TwoByteSizes[code & 0xFF];
        }

        OpCode = code;
        if (size != JumpTable)
        {
            Next = OperandOffset + size;
            return Next <= _length;
        }

        if (OperandOffset + 4 > _length)
        {
            return false;
        }

        var end = OperandOffset + 4 + (4L * (uint)Int32());
        Next = end > _length ? _length : (int)end;
        return end <= _length;
    }

    /// <summary>The operand as a 32-bit number or token.</summary>
    public readonly int Int32() => At(OperandOffset);

    /// <summary>The operand as a signed byte.</summary>
    public readonly sbyte SByte() => (sbyte)_code[OperandOffset];

    /// <summary>The operand as an unsigned 16-bit number.</summary>
    public readonly int UInt16() => _code[OperandOffset] | (_code[OperandOffset + 1] << 8);

    /// <summary>The operand as an unsigned byte.</summary>
    public readonly int Byte() => _code[OperandOffset];

    /// <summary>The number of targets of a switch.</summary>
    public readonly int SwitchCount => Int32();

    /// <summary>A target of a switch.</summary>
    public readonly int SwitchTarget(int index) => Next + At(OperandOffset + 4 + (4 * index));

    /// <summary>The target of a branch; a negative number where the instruction is none.</summary>
    public readonly int BranchTarget => OpCode switch
    {
        (>= 0x2B and <= 0x37) or 0xDE => Next + SByte(),
        (>= 0x38 and <= 0x44) or 0xDD => Next + Int32(),
        _ => -1,
    };

    private readonly int At(int offset) => _code[offset] | (_code[offset + 1] << 8) | (_code[offset + 2] << 16) | (_code[offset + 3] << 24);

    private static byte[] BuildOneByteSizes()
    {
        var sizes = new byte[256];
        Set(sizes, 1, 0x0E, 0x13);
        Set(sizes, 1, 0x1F, 0x1F);
        Set(sizes, 4, 0x20, 0x20);
        Set(sizes, 8, 0x21, 0x21);
        Set(sizes, 4, 0x22, 0x22);
        Set(sizes, 8, 0x23, 0x23);
        Set(sizes, 4, 0x27, 0x29);
        Set(sizes, 1, 0x2B, 0x37);
        Set(sizes, 4, 0x38, 0x44);
        Set(sizes, JumpTable, 0x45, 0x45);
        Set(sizes, 4, 0x6F, 0x75);
        Set(sizes, 4, 0x79, 0x79);
        Set(sizes, 4, 0x7B, 0x81);
        Set(sizes, 4, 0x8C, 0x8D);
        Set(sizes, 4, 0x8F, 0x8F);
        Set(sizes, 4, 0xA3, 0xA5);
        Set(sizes, 4, 0xC2, 0xC2);
        Set(sizes, 4, 0xC6, 0xC6);
        Set(sizes, 4, 0xD0, 0xD0);
        Set(sizes, 4, 0xDD, 0xDD);
        Set(sizes, 1, 0xDE, 0xDE);
        return sizes;
    }

    private static byte[] BuildTwoByteSizes()
    {
        var sizes = new byte[256];
        Set(sizes, 4, 0x06, 0x07);
        Set(sizes, 2, 0x09, 0x0E);
        Set(sizes, 1, 0x12, 0x12);
        Set(sizes, 4, 0x15, 0x16);
        Set(sizes, 1, 0x19, 0x19);
        Set(sizes, 4, 0x1C, 0x1C);
        return sizes;
    }

    private static void Set(byte[] sizes, byte size, int from, int to)
    {
        for (var code = from; code <= to; code++)
        {
            sizes[code] = size;
        }
    }
}
