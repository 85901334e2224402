using System;
using System.Collections.Generic;

namespace Vetted.Evidence.Binary;

/// <summary>
/// Collects candidate strings and asks the sieve about many at once, as parts of one string: making a string for each would cost more than all the looking.
/// </summary>
internal sealed unsafe class CandidateBatch
{
    private const int MaximumStrings = 512;
    private readonly Func<string, int, int, bool> _mayBeModel;
    private readonly List<KeyValuePair<int, string>> _found;
    private readonly char[] _characters = new char[16 * 1024];
    private readonly (int Token, int End, bool IsSieved)[] _strings = new (int, int, bool)[MaximumStrings];
    private int _used;
    private int _count;

    public CandidateBatch(Func<string, int, int, bool> mayBeModel, List<KeyValuePair<int, string>> found)
    {
        _mayBeModel = mayBeModel;
        _found = found;
    }

    /// <summary>Adds a string that is shorter than the batch.</summary>
    /// <param name="token">Its token.</param>
    /// <param name="text">Its characters.</param>
    /// <param name="length">Their number.</param>
    /// <param name="isSieved">True where the sieve decides; false for a candidate in any case.</param>
    public void Add(int token, char* text, int length, bool isSieved)
    {
        if (_count == MaximumStrings || length > _characters.Length - _used)
        {
            Flush();
        }

        new ReadOnlySpan<char>(text, length).CopyTo(_characters.AsSpan(_used));
        _used += length;
        _strings[_count++] = (token, _used, isSieved);
    }

    /// <summary>Hands out what passes the sieve.</summary>
    public void Flush()
    {
        var all = _count > 0 ? new string(_characters, 0, _used) : "";
        var start = 0;
        for (var i = 0; i < _count; i++)
        {
            var (token, end, isSieved) = _strings[i];
            if (!isSieved || _mayBeModel(all, start, end - start))
            {
                _found.Add(new KeyValuePair<int, string>(token, all.Substring(start, end - start)));
            }

            start = end;
        }

        (_used, _count) = (0, 0);
    }
}
