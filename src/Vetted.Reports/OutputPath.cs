using System;
using Vetted.Inventory;

namespace Vetted.Reports;

/// <summary>Paths and places as outputs may show them: never absolute, because those name a machine and its user.</summary>
internal static class OutputPath
{
    /// <summary>A repository-relative path as it is; of any other path only the last segment.</summary>
    public static string Of(string path)
    {
        var forward = path.Replace('\\', '/');
        return IsInside(forward) ? forward : Name(forward);
    }

    /// <summary>The last segment of a path.</summary>
    public static string Name(string path)
    {
        var trimmed = path.Replace('\\', '/').TrimEnd('/');
        return trimmed.Substring(trimmed.LastIndexOf('/') + 1);
    }

    /// <summary>The place as <c>file(line,column)</c>, or the parts that are known.</summary>
    public static string Of(Place place) => (place with { File = Of(place.File) }).ToString();

    private static bool IsInside(string forward) =>
        forward.Length > 0 && forward[0] != '/' && !(forward.Length > 1 && forward[1] == ':')
        && Array.IndexOf(forward.Split('/'), "..") < 0;
}
