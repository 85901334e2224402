using System;

namespace Vetted.Inventory;

/// <summary>
/// A range of NuGet versions in NuGet's interval notation: <c>1.0</c> (that version or newer), <c>[1.0]</c> (only that one),
/// <c>[1.0,2.0)</c>, <c>(,2.0]</c>, <c>*</c> (any). Floating parts such as <c>1.*</c> mean "from 1.0 below 2.0" here, because a range
/// in a policy or catalog row judges a version that is already resolved.
/// </summary>
public sealed class VersionRange
{
    private readonly NuGetVersion? _minimum;
    private readonly NuGetVersion? _maximum;
    private readonly bool _includesMinimum;
    private readonly bool _includesMaximum;
    private readonly string _text;

    private VersionRange(string text, NuGetVersion? minimum, bool includesMinimum, NuGetVersion? maximum, bool includesMaximum)
    {
        _text = text;
        _minimum = minimum;
        _includesMinimum = includesMinimum;
        _maximum = maximum;
        _includesMaximum = includesMaximum;
    }

    /// <summary>The range that holds every version.</summary>
    public static VersionRange Any { get; } = new("*", null, true, null, true);

    /// <summary>Reads a range; null for a text that is none.</summary>
    public static VersionRange? TryParse(string? text)
    {
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length == 0)
        {
            return null;
        }

        if (trimmed == "*")
        {
            return Any;
        }

        return trimmed[0] is '[' or '(' ? ParseInterval(trimmed) : ParseLowerBound(trimmed);
    }

    /// <summary>True where the range holds the version.</summary>
    public bool Contains(NuGetVersion version)
    {
        _ = version ?? throw new ArgumentNullException(nameof(version));
        var low = _minimum is null ? 1 : version.CompareTo(_minimum);
        var high = _maximum is null ? -1 : version.CompareTo(_maximum);
        return (low > 0 || (low == 0 && _includesMinimum)) && (high < 0 || (high == 0 && _includesMaximum));
    }

    /// <summary>True where the text is a version and the range holds it.</summary>
    public bool Contains(string version) => NuGetVersion.TryParse(version) is { } parsed && Contains(parsed);

    /// <summary>The range as it was written.</summary>
    public override string ToString() => _text;

    private static VersionRange? ParseInterval(string text)
    {
        if (text.Length < 3 || text[text.Length - 1] is not (']' or ')'))
        {
            return null;
        }

        var (fromIncluded, toIncluded) = (text[0] == '[', text[text.Length - 1] == ']');
        var bounds = text.Substring(1, text.Length - 2).Split(',');
        if (bounds.Length == 1)
        {
            return fromIncluded && toIncluded && NuGetVersion.TryParse(bounds[0]) is { } only ? new VersionRange(text, only, true, only, true) : null;
        }

        if (bounds.Length != 2 || !TryBound(bounds[0], out var minimum) || !TryBound(bounds[1], out var maximum))
        {
            return null;
        }

        return minimum is not null && maximum is not null && minimum > maximum ? null : new VersionRange(text, minimum, fromIncluded, maximum, toIncluded);
    }

    private static bool TryBound(string text, out NuGetVersion? bound)
    {
        bound = text.Trim().Length == 0 ? null : NuGetVersion.TryParse(text);
        return bound is not null || text.Trim().Length == 0;
    }

    private static VersionRange? ParseLowerBound(string text)
    {
        var star = text.IndexOf('*');
        if (star < 0)
        {
            return NuGetVersion.TryParse(text) is { } minimum ? new VersionRange(text, minimum, true, null, true) : null;
        }

        var fixedPart = star > 1 && text[star - 1] == '.' && star == text.Length - 1 ? NuGetVersion.TryParse(text.Substring(0, star - 1)) : null;
        if (fixedPart is null)
        {
            return null;
        }

        var next = text.Split('.').Length switch
        {
            2 => $"{fixedPart.Major + 1L}.0.0-0",
            3 => $"{fixedPart.Major}.{fixedPart.Minor + 1L}.0-0",
            _ => $"{fixedPart.Major}.{fixedPart.Minor}.{fixedPart.Patch + 1L}-0",
        };
        return NuGetVersion.TryParse(next) is { } end ? new VersionRange(text, fixedPart, true, end, false) : null;
    }
}
