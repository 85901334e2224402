using System;

namespace Vetted.Catalog;

/// <summary>Finds one of a few hundred names (organisations, hosts, ids) inside a longer text, whatever its letter case, without making a string.</summary>
internal sealed class NameTable
{
    private readonly string[] _names;
    private readonly ushort[] _slots;

    /// <param name="names">The names, ASCII, in lower case; of two equal names the first is found.</param>
    public NameTable(string[] names)
    {
        _names = names;
        var size = 16;
        while (size < names.Length * 2)
        {
            size *= 2;
        }

        _slots = new ushort[size];
        for (var i = 0; i < names.Length; i++)
        {
            var slot = Hash(names[i], 0, names[i].Length) & (uint)(size - 1);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (uint)(size - 1);
            }

            _slots[slot] = (ushort)(i + 1);
        }
    }

    /// <summary>The number of that name, or -1.</summary>
    public int Find(string text, int start, int length)
    {
        var mask = (uint)(_slots.Length - 1);
        for (var slot = Hash(text, start, length) & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var name = _names[_slots[slot] - 1];
            if (name.Length == length && string.Compare(name, 0, text, start, length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return _slots[slot] - 1;
            }
        }

        return -1;
    }

    private static uint Hash(string text, int start, int length)
    {
        var hash = WordTable.EmptyHash;
        for (var i = start; i < start + length; i++)
        {
            // One bit of letter case is dropped from every character: names that collide so are told apart by comparison.
            hash = WordTable.Hash(hash, (char)(text[i] | 0x20));
        }

        return hash;
    }
}
