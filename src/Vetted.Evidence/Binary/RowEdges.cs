using System;
using System.Collections.Generic;

namespace Vetted.Evidence.Binary;

/// <summary>Who refers to what, by row: collected as plain pairs during the walk and sorted when somebody first asks, which in most assemblies nobody does.</summary>
internal sealed class RowEdges
{
    private long[] _edges = new long[256];
    private int _count;
    private bool _isSorted;

    /// <summary>Adds a pair. Pairs may repeat.</summary>
    public void Add(int to, int from)
    {
        var edge = ((long)to << 32) | (uint)from;
        if (_count > 0 && _edges[_count - 1] == edge)
        {
            return;
        }

        if (_count == _edges.Length)
        {
            Array.Resize(ref _edges, 2 * _count);
        }

        _edges[_count++] = edge;
        _isSorted = false;
    }

    /// <summary>The rows that refer to that one, in order.</summary>
    public List<int> To(int row)
    {
        if (!_isSorted)
        {
            Array.Sort(_edges, 0, _count);
            _isSorted = true;
        }

        var rows = new List<int>();
        var start = Array.BinarySearch(_edges, 0, _count, (long)row << 32);
        for (var i = start < 0 ? ~start : start; i < _count && _edges[i] >> 32 == row; i++)
        {
            var from = (int)(_edges[i] & 0xFFFFFFFF);
            if (rows.Count == 0 || rows[rows.Count - 1] != from)
            {
                rows.Add(from);
            }
        }

        return rows;
    }
}

/// <summary>A set of tokens that is asked for every instruction: one bit per possible row or heap offset, no hashing.</summary>
internal sealed class TokenSet
{
    private readonly ulong[][] _tables = new ulong[256][];

    public TokenSet(IEnumerable<int> tokens)
    {
        foreach (var token in tokens)
        {
            ref var bits = ref _tables[(byte)(token >> 24)];
            var word = (token & 0xFFFFFF) >> 6;
            if (bits is null || bits.Length <= word)
            {
                Array.Resize(ref bits, Math.Max(word + 1, 2 * (bits?.Length ?? 0)));
            }

            bits![word] |= 1UL << token;
        }
    }

    public bool Contains(int token)
    {
        var bits = _tables[(byte)(token >> 24)];
        var word = (token & 0xFFFFFF) >> 6;
        return bits is not null && word < bits.Length && (bits[word] & (1UL << token)) != 0;
    }
}
