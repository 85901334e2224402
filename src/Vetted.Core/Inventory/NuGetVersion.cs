using System;
using System.Globalization;
using System.Text;

namespace Vetted.Inventory;

/// <summary>
/// A NuGet version: one to four numbers, an optional prerelease part and build metadata that does not count. Ordered as NuGet orders
/// versions (SemVer 2.0.0 section 11 with a fourth number; prerelease labels compare without letter case).
/// </summary>
public sealed class NuGetVersion : IComparable<NuGetVersion>, IEquatable<NuGetVersion>
{
    private readonly int[] _numbers;
    private readonly string[] _labels;

    private NuGetVersion(int[] numbers, string[] labels)
    {
        _numbers = numbers;
        _labels = labels;
    }

    /// <summary>The first number.</summary>
    public int Major => _numbers[0];

    /// <summary>The second number.</summary>
    public int Minor => _numbers[1];

    /// <summary>The third number.</summary>
    public int Patch => _numbers[2];

    /// <summary>The fourth number, 0 in most versions.</summary>
    public int Revision => _numbers[3];

    /// <summary>True for a version with a prerelease part.</summary>
    public bool IsPrerelease => _labels.Length > 0;

    /// <summary>Reads a version; null for a text that is none.</summary>
    public static NuGetVersion? TryParse(string? text)
    {
        var rest = (text ?? "").Trim();
        var plus = rest.IndexOf('+');
        rest = plus < 0 ? rest : rest.Substring(0, plus);
        var dash = rest.IndexOf('-');
        var labels = dash < 0 ? Array.Empty<string>() : rest.Substring(dash + 1).Split('.');
        var parts = (dash < 0 ? rest : rest.Substring(0, dash)).Split('.');
        if (parts.Length > 4 || Array.Exists(labels, label => !IsLabel(label)))
        {
            return null;
        }

        var numbers = new int[4];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return new NuGetVersion(numbers, labels);
    }

    /// <summary>Orders versions from old to new; a prerelease comes before its release.</summary>
    public int CompareTo(NuGetVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        for (var i = 0; i < 4; i++)
        {
            if (_numbers[i] != other._numbers[i])
            {
                return _numbers[i].CompareTo(other._numbers[i]);
            }
        }

        if (IsPrerelease != other.IsPrerelease)
        {
            return IsPrerelease ? -1 : 1;
        }

        for (var i = 0; i < Math.Min(_labels.Length, other._labels.Length); i++)
        {
            var order = CompareLabels(_labels[i], other._labels[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return _labels.Length.CompareTo(other._labels.Length);
    }

    /// <inheritdoc />
    public bool Equals(NuGetVersion? other) => CompareTo(other) == 0;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is NuGetVersion other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());

    /// <summary>The normalised form that package URLs and folders use: three numbers, the fourth only where it is not 0, no build metadata.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(24);
        for (var i = 0; i < (_numbers[3] == 0 ? 3 : 4); i++)
        {
            text.Append(i == 0 ? "" : ".").Append(_numbers[i].ToString(CultureInfo.InvariantCulture));
        }

        return (IsPrerelease ? text.Append('-').Append(string.Join(".", _labels)) : text).ToString();
    }

    /// <summary>Equality by version order.</summary>
    public static bool operator ==(NuGetVersion? left, NuGetVersion? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality by version order.</summary>
    public static bool operator !=(NuGetVersion? left, NuGetVersion? right) => !(left == right);

    /// <summary>True where the left version is older.</summary>
    public static bool operator <(NuGetVersion? left, NuGetVersion? right) => left is null ? right is not null : left.CompareTo(right) < 0;

    /// <summary>True where the left version is older or the same.</summary>
    public static bool operator <=(NuGetVersion? left, NuGetVersion? right) => left is null || left.CompareTo(right) <= 0;

    /// <summary>True where the left version is newer.</summary>
    public static bool operator >(NuGetVersion? left, NuGetVersion? right) => right < left;

    /// <summary>True where the left version is newer or the same.</summary>
    public static bool operator >=(NuGetVersion? left, NuGetVersion? right) => right <= left;

    private static int CompareLabels(string left, string right)
    {
        var leftIsNumber = int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var leftNumber);
        var rightIsNumber = int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var rightNumber);
        if (leftIsNumber && rightIsNumber)
        {
            return leftNumber.CompareTo(rightNumber);
        }

        return leftIsNumber != rightIsNumber ? (leftIsNumber ? -1 : 1) : StringComparer.OrdinalIgnoreCase.Compare(left, right);
    }

    private static bool IsLabel(string label)
    {
        foreach (var c in label)
        {
            if (!(c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '-'))
            {
                return false;
            }
        }

        return label.Length > 0;
    }
}
