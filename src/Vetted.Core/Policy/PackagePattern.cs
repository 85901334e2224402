using Vetted.Inventory;

namespace Vetted.Policy;

/// <summary>
/// A package in a policy list or an exception: an id pattern, optionally with <c>/version</c> (exactly that one, as subjects of findings are written) or
/// <c>/[range]</c>.
/// </summary>
internal sealed class PackagePattern
{
    private static readonly char[] RangeMarks = { '[', '(', '*' };
    private readonly string _id;
    private readonly VersionRange? _versions;

    private PackagePattern(string id, VersionRange? versions)
    {
        _id = id;
        _versions = versions;
    }

    public static PackagePattern? Parse(string text)
    {
        var slash = text.IndexOf('/');
        if (slash < 0)
        {
            return text.Length == 0 ? null : new PackagePattern(text, null);
        }

        var versions = text.Substring(slash + 1);
        var isRange = versions.IndexOfAny(RangeMarks) >= 0;
        return slash > 0 && VersionRange.TryParse(isRange ? versions : "[" + versions + "]") is { } range ? new PackagePattern(text.Substring(0, slash), range) : null;
    }

    public bool Matches(string id, string version) => Pattern.Matches(_id, id) && (_versions is null || _versions.Contains(version));
}
