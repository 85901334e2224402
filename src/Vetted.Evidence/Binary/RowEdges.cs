using System;
using System.Collections.Generic;

namespace Vetted.Evidence.Binary;

/// <summary>Who refers to what, by row: collected as plain pairs during the walk and sorted when somebody first asks, which in most assemblies nobody does.</summary>
internal sealed class RowEdges
{
    private readonly List<long> _edges = new();
    private bool _isSorted;

    /// <summary>Adds a pair. Pairs may repeat.</summary>
    public void Add(int to, int from)
    {
        var edge = ((long)to << 32) | (uint)from;
        if (_edges.Count == 0 || _edges[_edges.Count - 1] != edge)
        {
            _edges.Add(edge);
            _isSorted = false;
        }
    }

    /// <summary>The rows that refer to that one, in order.</summary>
    public List<int> To(int row)
    {
        if (!_isSorted)
        {
            _edges.Sort();
            _isSorted = true;
        }

        var rows = new List<int>();
        var start = _edges.BinarySearch((long)row << 32);
        for (var i = start < 0 ? ~start : start; i < _edges.Count && _edges[i] >> 32 == row; i++)
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

/// <summary>A set of tokens that is asked for every instruction: one bit per possible row or heap offset.</summary>
internal sealed class TokenSet
{
    private readonly Dictionary<int, ulong[]> _tables = new();

    public TokenSet(IEnumerable<int> tokens)
    {
        foreach (var token in tokens)
        {
            var (table, row) = (token >> 24, token & 0xFFFFFF);
            if (!_tables.TryGetValue(table, out var bits) || bits.Length <= row >> 6)
            {
                Array.Resize(ref bits, Math.Max((row >> 6) + 1, 2 * (bits?.Length ?? 0)));
                _tables[table] = bits!;
            }

            bits![row >> 6] |= 1UL << row;
        }
    }

    public bool Contains(int token) => _tables.TryGetValue(token >> 24, out var bits) && (token & 0xFFFFFF) >> 6 is var word && word < bits.Length && (bits[word] & (1UL << token)) != 0;
}
