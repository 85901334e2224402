using System;
using System.IO;

namespace Vetted.Catalog;

/// <summary>What a word of the catalog's vocabulary means inside a model id.</summary>
[Flags]
internal enum WordRoles : byte
{
    None = 0,

    /// <summary>A pattern of some model starts with it.</summary>
    Anchor = 1,

    /// <summary>It says how a model is packed or tuned (<c>instruct</c>, <c>preview</c>), not which model it is.</summary>
    Neutral = 2,

    /// <summary>It occurs in model ids and hardly anywhere else (<c>gguf</c>, <c>instruct</c>).</summary>
    Telling = 4,

    /// <summary>The name of a publisher or host.</summary>
    Maker = 8,

    /// <summary>Neutral in the name of a model file or repository only (<c>model</c>, <c>cpu</c>).</summary>
    InFiles = 16,

    /// <summary>The extension of a file that holds model weights.</summary>
    ModelExtension = 32,

    /// <summary>The extension of a file that holds none.</summary>
    OtherExtension = 64,
}

/// <summary>
/// The words the catalog knows, found by their characters inside a longer text without making a string: an open-addressing table
/// over FNV-1a of the lower-cased letters, laid out by the catalog compiler.
/// </summary>
internal sealed class WordTable
{
    /// <summary>The answer for a word that is not in the vocabulary.</summary>
    public const int Unknown = -2;

    private readonly char[] _letters;
    private readonly int[] _starts;
    private readonly byte[] _roles;
    private readonly ushort[] _slots;

    private WordTable(char[] letters, int[] starts, byte[] roles, ushort[] slots)
    {
        _letters = letters;
        _starts = starts;
        _roles = roles;
        _slots = slots;
    }

    public int Count => _roles.Length;

    public WordRoles RolesOf(int word) => (WordRoles)_roles[word];

    public string TextOf(int word) => new(_letters, _starts[word], _starts[word + 1] - _starts[word]);

    public static uint Hash(uint hash, char lower) => (hash ^ lower) * 16777619;

    public const uint EmptyHash = 2166136261;

    public int Find(uint hash, string text, int start, int length)
    {
        var mask = _slots.Length - 1;
        for (var slot = (int)(hash & (uint)mask); _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var word = _slots[slot] - 1;
            if (_starts[word + 1] - _starts[word] == length && Same(_starts[word], text, start, length))
            {
                return word;
            }
        }

        return Unknown;
    }

    private bool Same(int at, string text, int start, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (_letters[at + i] != (char)(text[start + i] | 0x20))
            {
                return false;
            }
        }

        return true;
    }

    public static WordTable Read(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var starts = new int[count + 1];
        for (var i = 0; i < count; i++)
        {
            starts[i + 1] = starts[i] + reader.ReadByte();
        }

        var letters = Array.ConvertAll(reader.ReadBytes(starts[count]), letter => (char)letter);
        var roles = reader.ReadBytes(count);
        var slots = new ushort[reader.ReadInt32()];
        Buffer.BlockCopy(reader.ReadBytes(slots.Length * sizeof(ushort)), 0, slots, 0, slots.Length * sizeof(ushort));
        return new WordTable(letters, starts, roles, slots);
    }
}
