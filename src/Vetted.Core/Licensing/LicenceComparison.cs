using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Licensing;

/// <summary>A text being compared with the fingerprints: what was found in it is taken out, what is left is judged at the end.</summary>
internal sealed class LicenceComparison
{
    private readonly LicenceWords _words;
    private readonly ushort[] _keys;
    private readonly int[] _windows;
    private readonly bool[] _isTaken;
    private readonly int[] _owners;
    private readonly bool[] _isKnown;
    private readonly List<int> _ownWindows = new();

    public LicenceComparison(LicenceWords words)
    {
        _words = words;
        var hashes = LicencePicks.Hashes(words.Words);
        _keys = hashes.Select(LicencePicks.Key).ToArray();
        _windows = Enumerable.Repeat(LicencePicks.Every, hashes.Length).ToArray();
        foreach (var window in new[] { LicencePicks.Dense, LicencePicks.Sparse })
        {
            foreach (var position in LicencePicks.Positions(hashes, window))
            {
                _windows[position] = window;
            }
        }

        _isTaken = new bool[hashes.Length];
        _isKnown = new bool[hashes.Length];
        _owners = new int[words.Words.Length];
    }

    /// <summary>Takes the licence out that explains most of what is left, or returns null where none is near enough.</summary>
    /// <param name="minimumCoverage">The least part of a licence's essential keys, or null for what its length demands.</param>
    public LicenceMatch? TakeBest(double? minimumCoverage = null)
    {
        var present = new bool[65536];
        foreach (var key in _keys)
        {
            present[key] = true;
        }

        LicenceMatch? best = null;
        var bestScore = 0.0;
        foreach (var fingerprint in LicenceFingerprint.All)
        {
            var found = fingerprint.Essential.Count(key => present[key]);
            var missing = fingerprint.Essential.Length - found;
            var coverage = fingerprint.Essential.Length == 0 ? 0 : (double)found / fingerprint.Essential.Length;
            if (found == 0 || (minimumCoverage is { } minimum ? coverage < minimum : missing > AllowedMissing(fingerprint)))
            {
                continue;
            }

            var score = coverage * Explained(fingerprint);
            if (score > bestScore + 1e-9)
            {
                (best, bestScore) = (new LicenceMatch(fingerprint, coverage), score);
            }
        }

        if (best is not null)
        {
            Take(best.Fingerprint);
        }

        return best;
    }

    /// <summary>True where words of a licence are missing inside it: all words around are the licence's, but not in this order.</summary>
    public bool HasGap()
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            var owner = _owners[i];
            var isInside = owner > 0 && !_isKnown[i] && _windows[i] >= _ownWindows[owner - 1];
            for (var word = i; isInside && word < Math.Min(i + LicencePicks.PassageLength, _owners.Length); word++)
            {
                isInside = _owners[word] == owner;
            }

            if (isInside)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where what is left can be a title, names or an address, but no term.</summary>
    /// <param name="parts">The licences that were found.</param>
    public bool LeavesNothingThatMatters(IReadOnlyList<LicenceMatch> parts)
    {
        var isOpen = parts.All(part => SpdxList.IsOsiApproved(part.Fingerprint.Expression));
        if (isOpen && HasGap())
        {
            return false;
        }

        var total = 0;
        foreach (var (first, last) in Leftovers())
        {
            var length = last - first + 1;
            total += length;
            if (isOpen ? length > 30 || HasWordThatLimits(first, last) || !LicenceTitle.CanBe(_words, first, last) : IsAnotherVersion(first, last))
            {
                return false;
            }
        }

        return total <= Math.Max(isOpen ? 60 : 120, _words.Words.Length / (isOpen ? 20 : 12));
    }

    /// <summary>How alike the text and the licences are, 0 to 1.</summary>
    public double Similarity(IReadOnlyList<LicenceMatch> parts)
    {
        var covered = _owners.Count(owner => owner > 0) / (double)Math.Max(1, _owners.Length);
        return covered * parts.Average(part => part.Coverage);
    }

    /// <summary>The passage left over that may limit the licence, else the longest one; null where nothing is left over.</summary>
    public string? WeightiestLeftover()
    {
        var runs = Leftovers().ToArray();
        if (runs.Length == 0)
        {
            return null;
        }

        var (first, last) = runs.OrderByDescending(run => HasWordThatLimits(run.First, run.Last)).ThenByDescending(run => run.Last - run.First).ThenBy(run => run.First).First();
        return _words.Passage(first, last);
    }

    // A changed word touches up to five passages; a fifth of them at most is picked where not every one is.
    private static int AllowedMissing(LicenceFingerprint fingerprint) => fingerprint.Window switch
    {
        LicencePicks.Sparse => fingerprint.Essential.Length / 12,
        LicencePicks.Dense => fingerprint.Essential.Length / 25,
        _ => Math.Min(10, fingerprint.Essential.Length / 16),
    };

    // The share of what is left that the licence explains, so that of a short licence and a longer one around it the longer wins; a licence of which most
    // passages belong to one that was found already is none of its own.
    private double Explained(LicenceFingerprint fingerprint)
    {
        var own = OwnKeys(fingerprint);
        var explained = 0;
        var all = 0;
        for (var i = 0; i < _keys.Length; i++)
        {
            if (!_isTaken[i] && _windows[i] >= fingerprint.Window)
            {
                all++;
                explained += own[_keys[i]] ? 1 : 0;
            }
        }

        return all == 0 || explained * 3 < fingerprint.Essential.Length ? 0 : (double)explained / all;
    }

    private static bool[] OwnKeys(LicenceFingerprint fingerprint)
    {
        var own = new bool[65536];
        foreach (var key in fingerprint.Essential.Concat(fingerprint.Optional))
        {
            own[key] = true;
        }

        return own;
    }

    private void Take(LicenceFingerprint fingerprint)
    {
        var picks = Enumerable.Range(0, _keys.Length).Where(i => _windows[i] >= fingerprint.Window).ToArray();
        var isMatched = LicencePicks.MatchedInCompany(_keys, picks, OwnKeys(fingerprint));
        var covered = new bool[_owners.Length];
        var end = -1;
        for (var pick = 0; pick < picks.Length; pick++)
        {
            var i = picks[pick];
            if (!isMatched[pick])
            {
                end = -1;
                continue;
            }

            // Two picks of the licence in a row with none foreign in between: the words between them are the licence's, too.
            _isKnown[i] = true;
            var stop = Math.Min(i + LicencePicks.PassageLength, covered.Length);
            Cover(covered, end < 0 ? i : Math.Min(i, end), stop);
            end = stop;
        }

        CoverEdges(fingerprint, covered);
        _ownWindows.Add(fingerprint.Window);
        for (var i = 0; i < covered.Length; i++)
        {
            _owners[i] = covered[i] && _owners[i] == 0 ? _ownWindows.Count : _owners[i];
        }

        for (var i = 0; i < _keys.Length; i++)
        {
            _isTaken[i] |= _owners[i] > 0 && _owners[Math.Min(i + LicencePicks.PassageLength, _owners.Length) - 1] > 0;
        }
    }

    // The words before the first and after the last pick are the licence's where it begins and ends with just those words.
    private void CoverEdges(LicenceFingerprint fingerprint, bool[] covered)
    {
        const int Reach = 2 * LicencePicks.Sparse;
        var first = Array.IndexOf(covered, true);
        var last = Array.LastIndexOf(covered, true);
        for (var i = Math.Max(0, first - Reach); i < Math.Min(first, _keys.Length); i++)
        {
            if (Array.IndexOf(fingerprint.Heads, _keys[i]) >= 0)
            {
                Cover(covered, i, first);
                break;
            }
        }

        for (var i = Math.Min(_keys.Length - 1, last + Reach); i >= 0 && i > last - LicencePicks.PassageLength + 1; i--)
        {
            if (Array.IndexOf(fingerprint.Tails, _keys[i]) >= 0)
            {
                Cover(covered, last, Math.Min(i + LicencePicks.PassageLength, covered.Length));
                break;
            }
        }
    }

    private static void Cover(bool[] covered, int from, int to)
    {
        for (var i = Math.Max(0, from); i < to; i++)
        {
            covered[i] = true;
        }
    }

    private IEnumerable<(int First, int Last)> Leftovers()
    {
        for (var i = 0; i < _owners.Length; i++)
        {
            if (_owners[i] > 0)
            {
                continue;
            }

            var first = i;
            while (i + 1 < _owners.Length && _owners[i + 1] == 0)
            {
                i++;
            }

            yield return (first, i);
        }
    }

    private bool HasWordThatLimits(int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (LicenceAlarm.IsAlarm(_words.Words[i]))
            {
                return true;
            }
        }

        return false;
    }

    // "LLAMA 5 COMMUNITY LICENSE" is not Llama 4's licence, however much of the text is the same: a foreign number near the title is another version.
    private bool IsAnotherVersion(int first, int last)
    {
        for (var i = first; i <= last && i < 60; i++)
        {
            if (_words.Words[i].Any(char.IsDigit))
            {
                return true;
            }
        }

        return false;
    }
}
