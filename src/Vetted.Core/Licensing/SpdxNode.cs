using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Licensing;

/// <summary>A part of a licence expression.</summary>
internal abstract class SpdxNode
{
    /// <summary>All licences below, in the order they are written.</summary>
    public abstract IEnumerable<SpdxLicence> Leaves();

    /// <summary>Adds to <paramref name="chosen"/> what meets this part, or adds nothing and returns false.</summary>
    public abstract bool Choose(Func<SpdxLicence, SpdxLicence?> allow, List<SpdxLicence> chosen);

    /// <summary>The canonical spelling inside an operator of that rank (0 none, 1 OR, 2 AND).</summary>
    public abstract string Write(int outerRank);
}

/// <summary>One licence.</summary>
internal sealed class SpdxLeaf : SpdxNode
{
    private readonly SpdxLicence _licence;

    public SpdxLeaf(SpdxLicence licence) => _licence = licence;

    public override IEnumerable<SpdxLicence> Leaves() => new[] { _licence };

    public override bool Choose(Func<SpdxLicence, SpdxLicence?> allow, List<SpdxLicence> chosen)
    {
        if (allow(_licence) is not { } reading)
        {
            return false;
        }

        chosen.Add(reading);
        return true;
    }

    public override string Write(int outerRank) => _licence.ToString();
}

/// <summary>Two or more parts joined by the same operator.</summary>
internal sealed class SpdxGroup : SpdxNode
{
    private readonly bool _isAnd;
    private readonly IReadOnlyList<SpdxNode> _parts;

    public SpdxGroup(bool isAnd, IReadOnlyList<SpdxNode> parts)
    {
        _isAnd = isAnd;
        _parts = parts;
    }

    public override IEnumerable<SpdxLicence> Leaves() => _parts.SelectMany(part => part.Leaves());

    public override bool Choose(Func<SpdxLicence, SpdxLicence?> allow, List<SpdxLicence> chosen)
    {
        var start = chosen.Count;
        foreach (var part in _parts)
        {
            if (part.Choose(allow, chosen) != _isAnd)
            {
                if (_isAnd)
                {
                    chosen.RemoveRange(start, chosen.Count - start);
                }

                return !_isAnd;
            }
        }

        return _isAnd;
    }

    public override string Write(int outerRank)
    {
        var rank = _isAnd ? 2 : 1;
        var text = string.Join(_isAnd ? " AND " : " OR ", _parts.Select(part => part.Write(rank)));
        return outerRank > rank ? "(" + text + ")" : text;
    }
}
